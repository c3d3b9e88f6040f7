//! What can go wrong with migrations.
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Why migrations were not applied, or not all of them. What was applied before stays, and is recorded.
#[derive(Debug)]
#[non_exhaustive]
pub enum MigrateError {
    /// A file or folder can't be read.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A migration's file can't be taken apart into statements.
    Text {
        /// The migration.
        migration: String,
        /// The line in its file, from 1.
        line: usize,
        /// Why, and the way out.
        reason: String,
    },
    /// Two migrations have the same name.
    Twice(String),
    /// Files of migrations that are applied were changed since.
    Changed(Vec<String>),
    /// Migrations are applied whose files are gone.
    Missing(Vec<String>),
    /// Migrations come before one that is applied, and [`in_order`](super::Migrator::in_order) forbids that.
    OutOfOrder(Vec<String>),
    /// A statement failed.
    Statement {
        /// Which one, and what came of its migration.
        place: Box<Place>,
        /// What the database said.
        source: Box<drizzle_core::error::Error>,
    },
    /// A statement began, and nobody knows how it ended: the program or its connection came to an end. Look whether it
    /// took effect, then go on with [`resume`](super::Migrator::resume).
    Interrupted(Box<Place>),
    /// Rows break foreign keys after a migration, which was therefore undone: tables and how many rows.
    ForeignKeys {
        /// The migration.
        migration: String,
        /// The tables whose rows refer to nothing, with the number of rows.
        rows: Vec<(String, u64)>,
    },
    /// Another migrator has held the lock for too long.
    Locked(Duration),
    /// A migration can't be undone: it has no `down.sql`.
    NoDown(String),
    /// What keeps the record can't be read or written, or there is no connection.
    Database(Box<drizzle_core::error::Error>),
}

/// A statement of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The migration.
    pub migration: String,
    /// Which of its statements, from 1.
    pub statement: usize,
    /// How many there are.
    pub of: usize,
    /// The line in its file where the statement begins, from 1.
    pub line: usize,
    /// The statement.
    pub sql: String,
    /// How many of its statements have taken effect, and stay.
    pub kept: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place {
            migration,
            statement,
            of,
            line,
            ..
        } = self;
        write!(
            f,
            "statement {statement} of {of} of migration `{migration}` (line {line})"
        )
    }
}

impl fmt::Display for MigrateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, reason } => write!(f, "can't read `{}`: {reason}", path.display()),
            Self::Text {
                migration,
                line,
                reason,
            } => write!(f, "migration `{migration}`, line {line}: {reason}"),
            Self::Twice(name) => write!(f, "two migrations are called `{name}`"),
            Self::Changed(names) => write!(
                f,
                "applied migrations were changed since: {}; change them back, and put the change into a new migration",
                list(names)
            ),
            Self::Missing(names) => write!(
                f,
                "migrations are applied whose files are gone: {}; is this the right folder?",
                list(names)
            ),
            Self::OutOfOrder(names) => write!(
                f,
                "migrations come before one that is applied: {}; generate them again, or allow it",
                list(names)
            ),
            Self::Statement { place, source } => {
                write!(f, "{place} failed: {source}; ")?;
                match place.kept {
                    0 => f.write_str("nothing of the migration has taken effect"),
                    1 => f.write_str("the statement before it has taken effect and stays; mend the rest, and it goes on from here"),
                    kept => write!(f, "the {kept} statements before it have taken effect and stay; mend the rest, and it goes on from here"),
                }
            }
            Self::Interrupted(place) => write!(
                f,
                "{place} was interrupted, and may have taken effect or not: look whether it has, then resume with `skip` if so and `retry` if not:\n{}",
                place.sql
            ),
            Self::ForeignKeys { migration, rows } => {
                let rows: Vec<_> = rows
                    .iter()
                    .map(|(table, rows)| format!("`{table}` ({rows})"))
                    .collect();
                write!(
                    f,
                    "migration `{migration}` was undone: rows would refer to nothing in {}",
                    rows.join(", ")
                )
            }
            Self::Locked(waited) => write!(
                f,
                "another migrator is at work, and was waited for {} s",
                waited.as_secs()
            ),
            Self::NoDown(name) => write!(
                f,
                "migration `{name}` has no `down.sql`, so it can't be undone"
            ),
            Self::Database(error) => error.fmt(f),
        }
    }
}

fn list(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

impl std::error::Error for MigrateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Statement { source, .. } => Some(source),
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

impl From<drizzle_core::error::Error> for MigrateError {
    fn from(error: drizzle_core::error::Error) -> Self {
        Self::Database(Box::new(error))
    }
}
