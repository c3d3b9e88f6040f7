//! What the drivers on sqlx's own connections have in common.
use drizzle_core::error::{DatabaseError, Error};
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};
use std::fmt;

mod kinds;
mod options;

pub(crate) use super::secret::Secret;
pub(crate) use kinds::note_kinds;
pub use options::Options;
pub(crate) use options::give_back;

impl Secret {
    /// An error of connecting; `message` is what the driver tells of it.
    pub(crate) fn hide(
        &self,
        error: sqlx::Error,
        message: impl FnOnce(&sqlx::Error) -> String,
    ) -> Error {
        DriverError::connection(self.redact(message(&error)), error)
    }
}

/// What may be kept prepared. Larger texts are one-off statements, such as inserts of many rows.
pub(crate) const LONGEST_PREPARED: usize = 16 * 1024;

/// The only place where text becomes SQL that sqlx runs: it was rendered by the core, from a statement tree.
pub(crate) fn trusted(sql: String) -> SqlStr {
    AssertSqlSafe(sql).into_sql_str()
}

/// The source of an [`Error`]: what sqlx reported.
///
/// Its own text holds no data. The [sqlx error](DriverError::sqlx) may: databases quote values in it.
pub struct DriverError {
    message: String,
    error: sqlx::Error,
}

impl DriverError {
    /// The error as sqlx made it; its text may hold values.
    pub fn sqlx(&self) -> &sqlx::Error {
        &self.error
    }

    /// All connections were taken, for too long.
    pub(crate) fn pool_timeout(error: sqlx::Error) -> Error {
        let message = error.to_string();
        Error::PoolTimeout(Box::new(DriverError { message, error }))
    }

    /// There is no connection.
    pub(crate) fn connection(message: String, error: sqlx::Error) -> Error {
        Error::Connection(Box::new(DriverError { message, error }))
    }
}
impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
impl fmt::Debug for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DriverError").field(&self.message).finish()
    }
}
impl std::error::Error for DriverError {}

/// What the database said of a statement.
pub(crate) fn told(
    code: Option<String>,
    message: String,
    sql: &str,
    error: sqlx::Error,
) -> DatabaseError {
    let source = DriverError {
        message: message.clone(),
        error,
    };
    DatabaseError {
        code,
        message,
        sql: sql.into(),
        source: Some(Box::new(source)),
    }
}

/// A message without everything between its first and its last quotation mark, whichever the server's
/// language uses.
pub(crate) fn redacted(message: &str) -> String {
    const MARKS: [char; 13] = [
        '"', '\'', '`', '«', '»', '„', '“', '”', '‘', '’', '「', '」', '‚',
    ];
    match (
        message.find(MARKS),
        message.char_indices().rfind(|(_, c)| MARKS.contains(c)),
    ) {
        (Some(first), Some((last, mark))) if last > first => format!(
            "{}\"…\"{}",
            &message[..first],
            &message[last + mark.len_utf8()..]
        ),
        (Some(first), _) => format!("{}…", &message[..first]),
        _ => message.to_owned(),
    }
}
