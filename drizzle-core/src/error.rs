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
    /// A row is in conflict with another one, by an exclusion constraint.
    Exclusion(Box<Violation>),
    /// Somebody else has locked a row, and this statement was not to wait any longer.
    Locked(Box<DatabaseError>),
    /// The transaction could not be fitted in between others: it is to be done again.
    Serialization(Box<DatabaseError>),
    /// Transactions waited for each other, and this one was chosen to end: it is to be done again.
    Deadlock(Box<DatabaseError>),
    /// A write where only reading is allowed: in a read-only transaction, on a replica or in a file without leave.
    ReadOnly(Box<DatabaseError>),
    /// The statement ran out of its time, and was stopped.
    Timeout(Box<DatabaseError>),
    /// Somebody stopped the statement on the server.
    Cancelled(Box<DatabaseError>),
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
    /// No connection of the pool became free in time.
    PoolTimeout(Box<dyn StdError + Send + Sync>),
    /// No connection, or it was lost. Of a statement that was running, and of a commit, it is then not known whether it
    /// took effect.
    Connection(Box<dyn StdError + Send + Sync>),
    /// An error of the program, to be carried out of a transaction.
    Other(Box<dyn StdError + Send + Sync>),
}

/// A constraint that a statement violated, as far as the database tells.
#[derive(Debug, Default)]
pub struct Violation {
    /// The constraint's name.
    pub constraint: Option<String>,
    /// The table's schema.
    pub schema: Option<String>,
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
            error => error.database().map(|e| &*e.sql),
        }
    }

    /// The violated constraint.
    pub fn violation(&self) -> Option<&Violation> {
        match self {
            Error::Unique(v)
            | Error::ForeignKey(v)
            | Error::Check(v)
            | Error::NotNull(v)
            | Error::Exclusion(v) => Some(v),
            _ => None,
        }
    }

    /// What the database said of the statement, if it is the database that refused it.
    pub fn database(&self) -> Option<&DatabaseError> {
        match self {
            Error::Database(e)
            | Error::Locked(e)
            | Error::Serialization(e)
            | Error::Deadlock(e)
            | Error::ReadOnly(e)
            | Error::Timeout(e)
            | Error::Cancelled(e) => Some(e),
            error => error.violation().map(|violation| &violation.database),
        }
    }

    /// Whether the whole transaction, done again from its beginning, may well succeed: after a deadlock, if it could not
    /// be fitted in between others, or after it waited in vain for a lock. It was undone then, so nothing is done twice.
    ///
    /// Not so after `nowait`, for who says that wants to know; nor after [`Error::Connection`], which leaves open whether
    /// the transaction was committed.
    pub fn is_retryable(&self) -> bool {
        match self {
            Error::Serialization(_) | Error::Deadlock(_) => true,
            // PostgreSQL's lock_not_available and MySQL's ER_LOCK_NOWAIT.
            Error::Locked(e) => !matches!(e.code.as_deref(), Some("55P03" | "3572")),
            _ => false,
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
            Error::Exclusion(v) => v.write(f, "an exclusion constraint is violated"),
            Error::Locked(e) => write!(f, "a row is locked: {e}"),
            Error::Serialization(e) => {
                write!(f, "the transaction does not fit in between others: {e}")
            }
            Error::Deadlock(e) => write!(f, "transactions waited for each other: {e}"),
            Error::ReadOnly(e) => write!(f, "only reading is allowed: {e}"),
            Error::Timeout(e) => write!(f, "the statement ran out of its time: {e}"),
            Error::Cancelled(e) => write!(f, "the statement was cancelled: {e}"),
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
            Error::PoolTimeout(e) => write!(f, "no connection became free in time: {e}"),
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
            Error::Connection(e) | Error::PoolTimeout(e) | Error::Other(e) => Some(e),
            Error::Decode { error, .. } => return Some(error),
            error => error.database().and_then(|e| e.source.as_ref()),
        };
        source.map(|e| &**e as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Box<DatabaseError> {
        Box::new(DatabaseError {
            code: Some(code.into()),
            message: "it said so".into(),
            sql: "select 1".into(),
            source: Some("the driver's".into()),
        })
    }

    #[test]
    fn transactions_that_are_to_be_done_again() {
        for error in [
            Error::Serialization(told("40001")),
            Error::Deadlock(told("1213")),
            Error::Locked(told("1205")),
            Error::Locked(told("5")),
        ] {
            assert!(error.is_retryable(), "{error}");
        }
        for error in [
            Error::Locked(told("55P03")),
            Error::Locked(told("3572")),
            Error::Timeout(told("57014")),
            Error::Cancelled(told("57014")),
            Error::ReadOnly(told("25006")),
            Error::Database(told("42601")),
            Error::Connection("gone".into()),
            Error::PoolTimeout("none".into()),
            Error::Rollback,
        ] {
            assert!(!error.is_retryable(), "{error}");
        }
    }

    #[test]
    fn every_kind_keeps_statement_and_source() {
        let violation = || {
            Box::new(Violation {
                constraint: Some("no_overlap".into()),
                schema: Some("shop".into()),
                table: Some("bookings".into()),
                database: *told("23P01"),
                ..Violation::default()
            })
        };
        for error in [
            Error::Unique(violation()),
            Error::ForeignKey(violation()),
            Error::Check(violation()),
            Error::NotNull(violation()),
            Error::Exclusion(violation()),
            Error::Locked(told("1")),
            Error::Serialization(told("1")),
            Error::Deadlock(told("1")),
            Error::ReadOnly(told("1")),
            Error::Timeout(told("1")),
            Error::Cancelled(told("1")),
            Error::Database(told("1")),
        ] {
            assert_eq!(error.sql(), Some("select 1"), "{error}");
            assert!(error.database().is_some_and(|e| e.code.is_some()));
            let source = StdError::source(&error).map(ToString::to_string);
            assert_eq!(source.as_deref(), Some("the driver's"), "{error}");
            assert!(error.to_string().contains("it said so (code "), "{error}");
        }
        assert_eq!(
            Error::Exclusion(violation()).to_string(),
            "an exclusion constraint is violated (constraint `no_overlap`) in table `bookings`: it said so (code 23P01); in: select 1"
        );
    }
}
