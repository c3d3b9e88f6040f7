//! A migration: the statements from the last schema to the next, those that lead back, and what the schema is then.
use crate::questions::{Answers, Questions};
use crate::snapshot::{Snapshot, Start};
use crate::{Change, Statement, diff, down, statements};
use drizzle_core::Error;
use drizzle_core::catalog::Catalog;
use drizzle_core::dialect::Syntax;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Between two statements of a file.
const BREAKPOINT: &str = "--> statement-breakpoint";
/// What begins a line that tells which data is lost.
pub const LOSES: &str = "-- drizzle: loses ";

/// A migration that is not written yet.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What changes.
    pub changes: Vec<Change>,
    /// The statements.
    pub up: Vec<Statement>,
    /// What changes on the way back.
    pub back: Vec<Change>,
    /// The statements that lead back.
    pub down: Vec<Statement>,
    /// The snapshots it comes from.
    pub parents: Vec<String>,
    /// The schema after it.
    pub catalog: Catalog,
}

/// Why there is no migration.
#[derive(Debug)]
pub enum PlanError {
    /// Something has to be said first.
    Questions(Questions),
    /// The database can't do what the change asks for.
    Impossible(Error),
}
impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlanError::Questions(questions) => questions.fmt(f),
            PlanError::Impossible(error) => error.fmt(f),
        }
    }
}
impl std::error::Error for PlanError {}

/// The migration from one schema to the next; none if nothing changes.
///
/// # Errors
/// [`PlanError`]: what has to be answered first, or what the database can't do.
pub fn plan(
    syntax: &'static dyn Syntax,
    start: &Start,
    to: &Catalog,
    answers: &Answers,
) -> Result<Option<Plan>, PlanError> {
    let from = &start.catalog;
    let changes = diff(from, to, answers).map_err(PlanError::Questions)?;
    let joins = start.parents.len() > 1;
    if changes.is_empty() && !joins {
        return Ok(None);
    }
    let back = down(from, to, answers).map_err(PlanError::Questions)?;
    let up = statements(syntax, from, to, &changes).map_err(PlanError::Impossible)?;
    let down = statements(syntax, to, from, &back).map_err(PlanError::Impossible)?;
    Ok(Some(Plan {
        changes,
        up,
        back,
        down,
        parents: start.parents.clone(),
        catalog: to.clone(),
    }))
}

/// Statements as the text of a file, after lines that tell which data is lost.
pub fn text(statements: &[Statement], changes: &[Change]) -> String {
    let mut text = String::new();
    for loses in changes.iter().filter_map(|change| change.loses.as_ref()) {
        text += LOSES;
        text += &loses.replace('\n', " ");
        text += "\n";
    }
    let statements: Vec<_> = statements.iter().map(|s| format!("{};", s.sql)).collect();
    text += &statements.join(&format!("\n{BREAKPOINT}\n"));
    text += "\n";
    text
}

impl Plan {
    /// Writes the migration as a folder; gives the folder.
    ///
    /// # Errors
    /// When a file can't be written, or a migration of this name is there.
    pub fn write(&self, out: &Path, name: &str) -> io::Result<PathBuf> {
        let folder = out.join(name);
        fs::create_dir_all(out)?;
        fs::create_dir(&folder)?;
        let snapshot = Snapshot::new(name, self.parents.clone(), self.catalog.clone());
        let mut json = serde_json::to_string_pretty(&snapshot)?;
        json.push('\n');
        fs::write(folder.join("migration.sql"), text(&self.up, &self.changes))?;
        fs::write(folder.join("down.sql"), text(&self.down, &self.back))?;
        fs::write(folder.join("snapshot.json"), json)?;
        Ok(folder)
    }
}
