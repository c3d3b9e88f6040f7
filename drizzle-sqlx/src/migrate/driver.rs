//! What migrations ask of a driver's database.
use super::split::Lexis;
use crate::driver::Driver;
use crate::transaction::TxConfig;

/// A database whose schema can be migrated: all that have a driver.
pub trait Migrates: Driver {
    /// How statements are told apart in a file.
    const LEXIS: Lexis;

    /// Whether definitions are undone with their transaction.
    const TRANSACTIONAL: bool = true;

    /// Whether a statement can't be in a transaction, or can't be used in the one that runs it. Its words are in lower
    /// case, without what is quoted.
    fn is_alone(_words: &[String]) -> bool {
        false
    }

    /// How others are kept from migrating at the same time.
    fn lock() -> Lock;

    /// How a transaction of a migration begins.
    fn begin() -> TxConfig<Self> {
        TxConfig::default()
    }

    /// How foreign keys are switched off while tables are rebuilt, where that is no part of a transaction.
    const FOREIGN_KEYS: Option<ForeignKeys> = None;
}

/// How others are kept from migrating at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// By a lock of the connection. The statement's only number is 1 when it is held; `{}` is for its number.
    Session {
        /// Takes it, if it is free.
        take: &'static str,
        /// Gives it back.
        release: &'static str,
    },
    /// By a row of a table that another transaction locks; `{}` is for the table's name.
    Row {
        /// Puts the row there, unless it is.
        fill: &'static str,
        /// Locks it, or fails at once with [`Error::Locked`](drizzle_core::error::Error::Locked).
        take: &'static str,
    },
    /// Each transaction of a migration is the only one that writes.
    Writer,
}

/// Statements about foreign keys.
#[derive(Debug, Clone, Copy)]
pub struct ForeignKeys {
    /// Switches them off, outside of transactions.
    pub off: &'static str,
    /// Switches them on again.
    pub on: &'static str,
    /// Gives a row, with the table's name first, for each row that refers to nothing.
    pub check: &'static str,
    /// The first words of statements that switch them.
    pub words: &'static [&'static str],
}
