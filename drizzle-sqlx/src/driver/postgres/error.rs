//! What went wrong, without what the server quotes of the data.
use drizzle_core::error::{DatabaseError, Error, Violation};
use sqlx::postgres::PgDatabaseError;
use std::fmt;

/// The source of an [`Error`]: what sqlx reported.
///
/// Its own text holds no data. The [sqlx error](DriverError::sqlx) may: PostgreSQL's details quote values.
pub struct DriverError {
    message: String,
    error: sqlx::Error,
}

impl DriverError {
    /// The error as sqlx made it; its text may hold values.
    pub fn sqlx(&self) -> &sqlx::Error {
        &self.error
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

fn server(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    match error {
        sqlx::Error::Database(e) => e.try_downcast_ref(),
        _ => None,
    }
}

/// Whether a prepared statement no longer fits its tables, or is gone. Told before anything runs.
pub(super) fn is_stale(error: &sqlx::Error) -> bool {
    server(error).is_some_and(|e| match e.code() {
        // feature_not_supported: "cached plan must not change result type"
        "0A000" => e.routine() == Some("RevalidateCachedQuery"),
        // invalid_sql_statement_name
        "26000" => true,
        _ => false,
    })
}

/// in_failed_sql_transaction
pub(super) fn is_aborted(error: &sqlx::Error) -> bool {
    server(error).is_some_and(|e| e.code() == "25P02")
}

/// The error of taking a connection.
pub(super) fn connection(error: sqlx::Error) -> Error {
    let message =
        server(&error).map_or_else(|| error.to_string(), |e| redacted(e.code(), e.message()));
    Error::Connection(Box::new(DriverError { message, error }))
}

/// The error of a statement.
pub(super) fn from_sqlx(error: sqlx::Error, sql: &str) -> Error {
    let Some(e) = server(&error) else {
        return match error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Configuration(_) => connection(error),
            sqlx::Error::Encode(e) => Error::Encode {
                reason: e.to_string(),
                sql: sql.into(),
            },
            error => Error::Database(Box::new(told(None, error.to_string(), sql, error))),
        };
    };
    let code = e.code().to_owned();
    // connection_exception; admin_shutdown, crash_shutdown, cannot_connect_now
    if code.starts_with("08") || matches!(&*code, "57P01" | "57P02" | "57P03") {
        return connection(error);
    }
    let message = redacted(&code, e.message());
    let kind = match &*code {
        "23505" => Error::Unique,
        "23503" => Error::ForeignKey,
        "23514" => Error::Check,
        "23502" => Error::NotNull,
        _ => return Error::Database(Box::new(told(Some(code), message, sql, error))),
    };
    let columns = match e.column() {
        Some(column) => vec![column.to_owned()],
        None if code == "23505" => e.detail().map(key_columns).unwrap_or_default(),
        None => Vec::new(),
    };
    let (constraint, table) = (
        e.constraint().map(str::to_owned),
        e.table().map(str::to_owned),
    );
    kind(Box::new(Violation {
        constraint,
        table,
        columns,
        database: told(Some(code), message, sql, error),
    }))
}

fn told(code: Option<String>, message: String, sql: &str, error: sqlx::Error) -> DatabaseError {
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

/// The names in a detail such as `Key (a, b)=(1, 2) already exists.`, in any language; never the values.
fn key_columns(detail: &str) -> Vec<String> {
    let names = detail
        .split_once(")=(")
        .and_then(|(key, _)| key.split_once('('));
    let Some((_, names)) = names else {
        return Vec::new();
    };
    let (mut columns, mut name, mut depth, mut quoted) = (Vec::new(), String::new(), 0, false);
    for c in names.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                columns.push(std::mem::take(&mut name));
                continue;
            }
            _ => {}
        }
        name.push(c);
    }
    columns.push(name);
    columns.iter().map(|name| unquoted(name.trim())).collect()
}

/// A name without its quotes.
fn unquoted(name: &str) -> String {
    match name
        .strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'))
    {
        Some(inner) => inner.replace("\"\"", "\""),
        None => name.to_owned(),
    }
}

/// A message without the data it may quote. Of the errors' classes it is 22, data exception, that quotes
/// values: everything between the first and the last quotation mark, whichever the server's language uses.
fn redacted(code: &str, message: &str) -> String {
    const MARKS: [char; 13] = [
        '"', '\'', '`', '«', '»', '„', '“', '”', '‘', '’', '「', '」', '‚',
    ];
    if !code.starts_with("22") {
        return message.to_owned();
    }
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

/// The password of a URL, which no message may show.
pub(super) struct Secret(Vec<String>);

impl Secret {
    pub(super) fn of(url: &str) -> Self {
        let mut secrets = Vec::new();
        // By hand: a URL that can't be parsed has a password, too.
        let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
        if let Some((user, _)) = authority.rsplit_once('@')
            && let Some((_, password)) = user.split_once(':')
        {
            secrets.push(password.to_owned());
        }
        let query = url.split_once('?').map_or("", |(_, query)| query);
        secrets.extend(
            query
                .split('&')
                .filter_map(|pair| pair.strip_prefix("password="))
                .map(str::to_owned),
        );
        Secret(secrets)
    }

    /// An error of connecting.
    pub(super) fn hide(&self, error: sqlx::Error) -> Error {
        let mut message =
            server(&error).map_or_else(|| error.to_string(), |e| redacted(e.code(), e.message()));
        for secret in self.0.iter().filter(|secret| !secret.is_empty()) {
            message = message.replace(secret, "***");
        }
        Error::Connection(Box::new(DriverError { message, error }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_cut_out_of_messages() {
        let cases = [
            (
                "22P02",
                "invalid input syntax for type integer: \"a\"b\"",
                "invalid input syntax for type integer: \"…\"",
            ),
            (
                "22P02",
                "ungültige Eingabesyntax für Typ integer: »geheim«",
                "ungültige Eingabesyntax für Typ integer: \"…\"",
            ),
            (
                "22003",
                "value \"99999999999\" is out of range for type integer",
                "value \"…\" is out of range for type integer",
            ),
            ("22012", "division by zero", "division by zero"),
            ("22001", "a lone \" mark", "a lone …"),
            (
                "42P01",
                "relation \"users\" does not exist",
                "relation \"users\" does not exist",
            ),
        ];
        for (code, message, expected) in cases {
            assert_eq!(redacted(code, message), expected);
        }
    }

    #[test]
    fn columns_come_from_the_detail_without_values() {
        let cases: [(&str, &[&str]); 6] = [
            ("Key (email)=(a@b) already exists.", &["email"]),
            (
                "Key (a, \"b, \"\"c\")=(1, )=(x) already exists.",
                &["a", "b, \"c"],
            ),
            (
                "Key (lower(email::text), f(a, b))=(x) already exists.",
                &["lower(email::text)", "f(a, b)"],
            ),
            ("Schlüssel »(id)=(1)« existiert bereits.", &["id"]),
            ("Key already exists.", &[]),
            ("", &[]),
        ];
        for (detail, expected) in cases {
            assert_eq!(key_columns(detail), expected);
        }
    }

    #[test]
    fn passwords_are_hidden() {
        for url in [
            "postgres://me:s3cr3t@host/db",
            "postgres://me:s3cr3t@[bad/db",
            "postgres://host/db?user=me&password=s3cr3t",
            "me:s3cr3t@host",
        ] {
            let error =
                Secret::of(url).hide(sqlx::Error::Configuration(format!("bad: {url}").into()));
            assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
        }
    }
}
