//! Statements that a tool runs by itself, without a record.
use super::{Migrates, Session};
use crate::db::Db;
use drizzle_core::error::Error;

/// A statement, and whether it can be part of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'s> {
    /// Its text.
    pub sql: &'s str,
    /// Whether it is in one transaction with the statements beside it.
    pub within: bool,
    /// Whether what it does is there for others only after a commit.
    pub ends: bool,
}

/// Runs statements on one connection, those that can be in one transaction together. Gives the position of the statement
/// that failed; where definitions are part of transactions, all that was in one with it is undone.
///
/// # Errors
/// The position of a statement, and what the database says of it.
pub async fn run_steps<D: Migrates>(
    db: &Db<D>,
    steps: &[Step<'_>],
) -> Result<(), (Option<usize>, Error)> {
    let mut session = Session::open(db).await.map_err(|error| (None, error))?;
    session.restore = D::FOREIGN_KEYS.map(|keys| keys.on);
    let mut open = false;
    for (at, step) in steps.iter().enumerate() {
        let here = |error| (Some(at), error);
        if open && !step.within {
            session.commit().await.map_err(here)?;
            open = false;
        }
        if !open && step.within {
            session.begin(&D::begin()).await.map_err(here)?;
            open = true;
        }
        session.execute(step.sql).await.map_err(here)?;
        if open && step.ends {
            session.commit().await.map_err(here)?;
            open = false;
        }
    }
    if open {
        session.commit().await.map_err(|error| (None, error))?;
    }
    session.close();
    Ok(())
}
