//! What the schema was after each migration. Snapshots know what they come from, as commits do: migrations of branches
//! that were merged have several ends, and the next one joins them.
use crate::merge::{self, Conflict};
use drizzle_core::catalog::Catalog;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The version of the files that is written.
pub const VERSION: u32 = 1;

/// A schema after a migration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The version of the file's form.
    pub version: u32,
    /// What others call it.
    pub id: String,
    /// Those it comes from; none is the empty schema.
    pub parents: Vec<String>,
    /// The schema.
    pub catalog: Catalog,
}

impl Snapshot {
    /// A snapshot of a schema.
    pub fn new(name: &str, parents: Vec<String>, catalog: Catalog) -> Self {
        Snapshot {
            version: VERSION,
            id: id_of(name, &parents, &catalog),
            parents,
            catalog,
        }
    }

    /// Whether it is as it was written for a migration of this name.
    pub fn is_of(&self, name: &str) -> bool {
        self.id == id_of(name, &self.parents, &self.catalog)
    }
}

fn id_of(name: &str, parents: &[String], catalog: &Catalog) -> String {
    let mut digest = Sha256::new();
    digest.update(name);
    parents.iter().for_each(|parent| digest.update(parent));
    digest.update(serde_json::to_string(catalog).unwrap_or_default());
    let id = digest.finalize();
    id.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A migration's folder.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub folder: PathBuf,
    /// Its snapshot; none if the migration was written by hand.
    pub snapshot: Option<Snapshot>,
}

/// All migrations of a folder, in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct History(pub Vec<Entry>);

/// What is wrong with a folder of migrations.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HistoryError {
    /// A file can't be read.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A snapshot comes from one that is not there.
    Orphan {
        /// The migration.
        name: String,
        /// What its parent is called.
        parent: String,
    },
    /// Two snapshots have one name.
    Twice(String, String),
    /// Branches changed the same thing in different ways.
    Conflicts {
        /// The migrations at their ends.
        ends: Vec<String>,
        /// What they changed.
        conflicts: Vec<Conflict>,
    },
}

impl fmt::Display for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, reason } => write!(f, "can't read `{}`: {reason}", path.display()),
            Self::Orphan { name, parent } => write!(
                f,
                "the snapshot of migration `{name}` comes from `{parent}`, which is not there; was a migration removed?"
            ),
            Self::Twice(one, other) => write!(
                f,
                "the snapshots of migrations `{one}` and `{other}` are the same; was a folder copied?"
            ),
            Self::Conflicts { ends, conflicts } => {
                let ends: Vec<_> = ends.iter().map(|name| format!("`{name}`")).collect();
                write!(
                    f,
                    "migrations of several branches ({}) don't go together:",
                    ends.join(", ")
                )?;
                for conflict in conflicts {
                    write!(f, "\n  - {conflict}")?;
                }
                f.write_str("\ntake one of them back (`drizzle-kit drop`), and generate it again")
            }
        }
    }
}
impl std::error::Error for HistoryError {}

/// Where the next migration begins.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The snapshots it comes from.
    pub parents: Vec<String>,
    /// The schema that there is.
    pub catalog: Catalog,
}

impl History {
    /// Reads a folder; one that is not there has no migrations.
    ///
    /// # Errors
    /// [`HistoryError`] for what can't be read.
    pub fn read(folder: &Path) -> Result<Self, HistoryError> {
        if !folder.exists() {
            return Ok(History::default());
        }
        let failed = |path: &Path, reason: &dyn fmt::Display| HistoryError::File {
            path: path.to_owned(),
            reason: reason.to_string(),
        };
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder).map_err(|e| failed(folder, &e))? {
            let path = entry.map_err(|e| failed(folder, &e))?.path();
            if !path.join("migration.sql").is_file() {
                continue;
            }
            let file = path.join("snapshot.json");
            let snapshot = match file.is_file() {
                false => None,
                true => {
                    let text = fs::read_to_string(&file).map_err(|e| failed(&file, &e))?;
                    let snapshot: Snapshot =
                        serde_json::from_str(&text).map_err(|e| failed(&file, &e))?;
                    if snapshot.version != VERSION {
                        let reason = format!(
                            "it is of version {}, and this program knows version {VERSION}",
                            snapshot.version
                        );
                        return Err(failed(&file, &reason));
                    }
                    Some(snapshot)
                }
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            entries.push(Entry {
                name: name.into_owned(),
                folder: path,
                snapshot,
            });
        }
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        let history = History(entries);
        history.check()?;
        Ok(history)
    }

    fn snapshots(&self) -> impl Iterator<Item = (&Entry, &Snapshot)> {
        let entries = self.0.iter();
        entries.filter_map(|entry| Some((entry, entry.snapshot.as_ref()?)))
    }

    fn find(&self, id: &str) -> Option<(&Entry, &Snapshot)> {
        self.snapshots().find(|(_, snapshot)| snapshot.id == id)
    }

    fn check(&self) -> Result<(), HistoryError> {
        for (entry, snapshot) in self.snapshots() {
            let mut same = self
                .snapshots()
                .filter(|(_, other)| other.id == snapshot.id);
            if let (Some((one, _)), Some((other, _))) = (same.next(), same.next()) {
                return Err(HistoryError::Twice(one.name.clone(), other.name.clone()));
            }
            for parent in &snapshot.parents {
                if self.find(parent).is_none() {
                    return Err(HistoryError::Orphan {
                        name: entry.name.clone(),
                        parent: parent.clone(),
                    });
                }
            }
        }
        Ok(())
    }

    /// Whether a migration was written by hand: the schema is after it what it was before, as far as is known.
    pub fn by_hand(&self, entry: &Entry) -> bool {
        let Some(snapshot) = &entry.snapshot else {
            return true;
        };
        match snapshot.parents.as_slice() {
            [] => snapshot.catalog.tables.is_empty(),
            [parent] => {
                let parent = self.find(parent);
                parent.is_some_and(|(_, parent)| parent.catalog == snapshot.catalog)
            }
            _ => false,
        }
    }

    /// The ends of the history: snapshots that no other one comes from.
    pub fn ends(&self) -> Vec<(&Entry, &Snapshot)> {
        let parents: BTreeSet<&str> = self
            .snapshots()
            .flat_map(|(_, snapshot)| snapshot.parents.iter().map(String::as_str))
            .collect();
        let ends = self.snapshots();
        ends.filter(|(_, snapshot)| !parents.contains(snapshot.id.as_str()))
            .collect()
    }

    /// Where the next migration begins: at the end, or at what joins the ends of merged branches.
    ///
    /// # Errors
    /// [`HistoryError::Conflicts`] when branches changed the same thing in different ways.
    pub fn start(&self) -> Result<Start, HistoryError> {
        let ends = self.ends();
        let parents = ends.iter().map(|(_, end)| end.id.clone()).collect();
        let Some(((_, first), rest)) = ends.split_first() else {
            return Ok(Start::default());
        };
        let mut joined = (*first).clone();
        for (_, end) in rest {
            let base = self.common(&joined, end);
            let base = base.map_or_else(Catalog::default, |base| base.catalog.clone());
            let catalog = merge::merge(&base, &joined.catalog, &end.catalog);
            joined.catalog = catalog.map_err(|conflicts| HistoryError::Conflicts {
                ends: ends.iter().map(|(entry, _)| entry.name.clone()).collect(),
                conflicts,
            })?;
        }
        Ok(Start {
            parents,
            catalog: joined.catalog,
        })
    }

    /// All that a snapshot comes from, and itself.
    fn before(&self, snapshot: &Snapshot) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut open = vec![snapshot.id.clone()];
        while let Some(id) = open.pop() {
            if let Some((_, snapshot)) = self.find(&id) {
                open.extend(snapshot.parents.iter().cloned());
            }
            seen.insert(id);
        }
        seen
    }

    /// The last snapshot that both come from.
    fn common(&self, one: &Snapshot, other: &Snapshot) -> Option<&Snapshot> {
        let (one, other) = (self.before(one), self.before(other));
        let both: Vec<_> = one.intersection(&other).collect();
        let last = both.iter().find(|id| {
            // None of the others comes from it.
            let mut others = both.iter().filter(|other| other != id);
            others.all(|other| {
                let found = self.find(other);
                found.is_none_or(|(_, snapshot)| !self.before(snapshot).contains(**id))
            })
        })?;
        self.find(last).map(|(_, snapshot)| snapshot)
    }
}
