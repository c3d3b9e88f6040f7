//! What went wrong, without what the server quotes of the data.
use crate::driver::shared::{self, DriverError, told};
use drizzle_core::error::{Error, Violation};
use sqlx::postgres::PgDatabaseError;

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

/// What is told of an error outside of a statement.
pub(super) fn message(error: &sqlx::Error) -> String {
    server(error).map_or_else(|| error.to_string(), |e| redacted(e.code(), e.message()))
}

/// The error of taking a connection.
pub(super) fn connection(error: sqlx::Error) -> Error {
    DriverError::connection(message(&error), error)
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
/// values.
fn redacted(code: &str, message: &str) -> String {
    if code.starts_with("22") {
        shared::redacted(message)
    } else {
        message.to_owned()
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
}
