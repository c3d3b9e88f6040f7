//! What can go wrong, by kind.
use crate::decode::DecodeError;
use std::error::Error as StdError;
use std::fmt;

/// An error of a query, a transaction or a connection.
///
/// Messages hold the SQL and the names of tables, columns and constraints, never a bound value.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// `one()` found no row.
    NotFound {
        /// The statement.
        sql: String,
    },
    /// `one()` found more than one row.
    TooManyRows {
        /// The statement.
        sql: String,
    },
    /// A row would have repeated a unique value.
    Unique(Box<Violation>),
    /// A row refers to one that does not exist, or is referred to by one that does.
    ForeignKey(Box<Violation>),
    /// A row does not meet a CHECK constraint.
    Check(Box<Violation>),
    /// A row has NULL in a NOT NULL column.
    NotNull(Box<Violation>),
    /// Somebody else has locked a row, and this statement was not to wait any longer.
    Locked(Box<DatabaseError>),
    /// Another error of the database.
    Database(Box<DatabaseError>),
    /// A value from the database does not fit its Rust type.
    Decode {
        /// The column, the expected and the found type.
        error: DecodeError,
        /// The statement.
        sql: String,
    },
    /// A value has no form in SQL.
    Encode {
        /// Why.
        reason: String,
        /// The statement.
        sql: String,
    },
    /// An update sets nothing.
    NothingToSet {
        /// The table.
        table: &'static str,
    },
    /// The filter of an update or delete turned out to be no condition, which would touch every row.
    EmptyFilter {
        /// The table.
        table: &'static str,
    },
    /// An argument that no database accepts, such as a negative limit.
    Invalid(String),
    /// The transaction was rolled back by `tx.rollback()`.
    Rollback,
    /// No connection, or it was lost.
    Connection(Box<dyn StdError + Send + Sync>),
    /// An error of the program, to be carried out of a transaction.
    Other(Box<dyn StdError + Send + Sync>),
}

/// A constraint that a statement violated, as far as the database tells.
#[derive(Debug, Default)]
pub struct Violation {
    /// The constraint's name.
    pub constraint: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// The columns.
    pub columns: Vec<String>,
    /// What the database said.
    pub database: DatabaseError,
}

/// What the database said.
#[derive(Debug, Default)]
pub struct DatabaseError {
    /// Its code: SQLSTATE, or the number of the database.
    pub code: Option<String>,
    /// Its message, without the parts that quote data.
    pub message: String,
    /// The statement.
    pub sql: String,
    /// The driver's error.
    pub source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// Carries an error of the program out of a transaction, which is rolled back.
    pub fn other(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Error::Other(error.into())
    }

    /// The statement that failed.
    pub fn sql(&self) -> Option<&str> {
        match self {
            Error::NotFound { sql }
            | Error::TooManyRows { sql }
            | Error::Decode { sql, .. }
            | Error::Encode { sql, .. } => Some(sql),
            Error::Unique(v) | Error::ForeignKey(v) | Error::Check(v) | Error::NotNull(v) => {
                Some(&v.database.sql)
            }
            Error::Database(e) | Error::Locked(e) => Some(&e.sql),
            _ => None,
        }
    }

    /// The violated constraint.
    pub fn violation(&self) -> Option<&Violation> {
        match self {
            Error::Unique(v) | Error::ForeignKey(v) | Error::Check(v) | Error::NotNull(v) => {
                Some(v)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotFound { sql } => write!(f, "no row was found; in: {sql}"),
            Error::TooManyRows { sql } => write!(f, "more than one row was found; in: {sql}"),
            Error::Unique(v) => v.write(f, "a unique value would be repeated"),
            Error::ForeignKey(v) => v.write(f, "a foreign key is violated"),
            Error::Check(v) => v.write(f, "a check constraint is violated"),
            Error::NotNull(v) => v.write(f, "a NOT NULL column has no value"),
            Error::Database(e) => e.fmt(f),
            Error::Locked(e) => write!(f, "a row is locked: {e}"),
            Error::Decode { error, sql } => write!(f, "{error}; in: {sql}"),
            Error::Encode { reason, sql } => {
                write!(f, "a value can't be sent: {reason}; in: {sql}")
            }
            Error::NothingToSet { table } => write!(f, "the update of `{table}` sets nothing"),
            Error::EmptyFilter { table } => {
                write!(
                    f,
                    "the filter of a write to `{table}` has no condition; if every row is meant, use `.all_rows()`"
                )
            }
            Error::Invalid(reason) => f.write_str(reason),
            Error::Rollback => f.write_str("the transaction was rolled back"),
            Error::Connection(e) => write!(f, "no connection: {e}"),
            Error::Other(e) => e.fmt(f),
        }
    }
}

impl Violation {
    fn write(&self, f: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
        f.write_str(what)?;
        if let Some(constraint) = &self.constraint {
            write!(f, " (constraint `{constraint}`)")?;
        }
        if let Some(table) = &self.table {
            write!(f, " in table `{table}`")?;
        }
        if !self.columns.is_empty() {
            write!(f, ", column `{}`", self.columns.join("`, `"))?;
        }
        write!(f, ": {}", self.database)
    }
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(code) = &self.code {
            write!(f, " (code {code})")?;
        }
        if self.sql.is_empty() {
            Ok(())
        } else {
            write!(f, "; in: {}", self.sql)
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = match self {
            Error::Unique(v) | Error::ForeignKey(v) | Error::Check(v) | Error::NotNull(v) => {
                v.database.source.as_ref()
            }
            Error::Database(e) | Error::Locked(e) => e.source.as_ref(),
            Error::Connection(e) | Error::Other(e) => Some(e),
            Error::Decode { error, .. } => return Some(error),
            _ => None,
        };
        source.map(|e| &**e as _)
    }
}
