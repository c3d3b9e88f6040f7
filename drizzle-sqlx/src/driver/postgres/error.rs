//! What went wrong, without what the server quotes of the data.
use crate::driver::shared::{self, DriverError, told};
use drizzle_core::error::{DatabaseError, Error, Violation};
use sqlx::postgres::PgDatabaseError;

fn server(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    match error {
        sqlx::Error::Database(e) => e.try_downcast_ref(),
        _ => None,
    }
}

/// Whether a prepared statement no longer fits its tables, or is gone. Told before anything runs.
pub(super) fn is_stale(error: &sqlx::Error) -> bool {
    server(error).is_some_and(|e| stale(e.code(), e.routine(), e.message()))
}

fn stale(code: &str, routine: Option<&str>, message: &str) -> bool {
    match code {
        // feature_not_supported. PostgreSQL's messages are translated, its routines are not; CockroachDB's routines are
        // names of its own that change, its messages are always English.
        "0A000" => {
            routine == Some("RevalidateCachedQuery")
                || message.ends_with("cached plan must not change result type")
        }
        // invalid_sql_statement_name
        "26000" => true,
        _ => false,
    }
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
    match error {
        sqlx::Error::PoolTimedOut => DriverError::pool_timeout(error),
        error => DriverError::connection(message(&error), error),
    }
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
    // connection_exception; admin_shutdown, crash_shutdown, cannot_connect_now; idle_session_timeout,
    // idle_in_transaction_session_timeout
    if code.starts_with("08") || matches!(&*code, "57P01" | "57P02" | "57P03" | "57P05" | "25P03") {
        return connection(error);
    }
    let message = redacted(&code, e.message());
    let kind = match &*code {
        "23505" => Error::Unique,
        "23503" => Error::ForeignKey,
        "23514" => Error::Check,
        "23502" => Error::NotNull,
        "23P01" => Error::Exclusion,
        _ => {
            let kind = kind(&code, &message);
            return kind(Box::new(told(Some(code), message, sql, error)));
        }
    };
    let columns = match e.column() {
        Some(column) => vec![column.to_owned()],
        None if code == "23505" => e.detail().map(key_columns).unwrap_or_default(),
        None if code == "23502" => null_column(e.message()).into_iter().collect(),
        None => Vec::new(),
    };
    let (constraint, schema, table) = (
        e.constraint().map(str::to_owned),
        e.schema().map(str::to_owned),
        e.table().map(str::to_owned),
    );
    kind(Box::new(Violation {
        constraint,
        schema,
        table,
        columns,
        database: told(Some(code), message, sql, error),
    }))
}

/// The kind of an error that is no violation, <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn kind(code: &str, message: &str) -> fn(Box<DatabaseError>) -> Error {
    match code {
        // lock_not_available
        "55P03" => Error::Locked,
        "40001" => Error::Serialization,
        "40P01" => Error::Deadlock,
        // read_only_sql_transaction
        "25006" => Error::ReadOnly,
        // query_canceled: by the server's clock, or by somebody. Only the text tells, which PostgreSQL translates and
        // CockroachDB words otherwise.
        "57014" if message.contains("timeout") => Error::Timeout,
        "57014" => Error::Cancelled,
        _ => Error::Database,
    }
}

/// The name in CockroachDB's `null value in column "a" violates not-null constraint`, which it tells nowhere else.
fn null_column(message: &str) -> Option<String> {
    let mut rest = message.strip_prefix("null value in column \"")?.chars();
    let mut name = String::new();
    loop {
        match rest.next()? {
            '"' => break,
            // Its quotes are Go's.
            '\\' => name.push(rest.next()?),
            c => name.push(c),
        }
    }
    (rest.as_str() == " violates not-null constraint").then_some(name)
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
/// values. CockroachDB's others may name a row by its key, in its storage as `/Table/61/1/"a"/0` (transactions to be
/// done again), or as `(id)=('a')` (locks); what comes after is cut off, for a key may hold any text.
fn redacted(code: &str, message: &str) -> String {
    if code.starts_with("22") {
        return shared::redacted(message);
    }
    let keys = ["/Table/", ")=("];
    let key = keys
        .iter()
        .filter_map(|key| Some(message.find(key)? + key.len()));
    match key.min() {
        Some(at) => format!("{}…", &message[..at]),
        None => message.to_owned(),
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

    /// As real nodes say it.
    #[test]
    fn keys_are_cut_out_of_the_messages_of_cockroachdb() {
        let cases = [
            (
                "40001",
                "restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError: retry txn \
                 (RETRY_SERIALIZABLE - failed preemptive refresh): \"sql txn\" meta={id=16add5ac \
                 key=/Table/61/1/\"a secret/key\"/0 pri=0.03 epo=0} lock=true stat=PENDING",
                "restart transaction: TransactionRetryWithProtoRefreshError: TransactionRetryError: retry txn \
                 (RETRY_SERIALIZABLE - failed preemptive refresh): \"sql txn\" meta={id=16add5ac key=/Table/…",
            ),
            (
                "55P03",
                "could not obtain lock on row (a,b)=('secret',1) in tab@tab_pkey",
                "could not obtain lock on row (a,b)=(…",
            ),
            (
                "23505",
                "duplicate key value violates unique constraint \"users_email_key\"",
                "duplicate key value violates unique constraint \"users_email_key\"",
            ),
        ];
        for (code, message, expected) in cases {
            assert_eq!(redacted(code, message), expected);
        }
    }

    #[test]
    fn statements_that_no_longer_fit_are_known_on_both_databases() {
        let plan = "cached plan must not change result type";
        let cases = [
            ("0A000", Some("RevalidateCachedQuery"), plan, true),
            (
                "0A000",
                Some("RevalidateCachedQuery"),
                "gecachter Plan darf den Ergebnistyp nicht ändern",
                true,
            ),
            ("0A000", Some("makeOptimizerPlan"), plan, true),
            ("0A000", None, plan, true),
            ("0A000", Some("makeOptimizerPlan"), "unimplemented", false),
            (
                "26000",
                None,
                "prepared statement \"s\" does not exist",
                true,
            ),
            ("42601", None, plan, false),
        ];
        for (code, routine, message, expected) in cases {
            assert_eq!(stale(code, routine, message), expected, "{message}");
        }
    }

    #[test]
    fn the_column_of_a_null_comes_from_the_message() {
        let told = "null value in column \"na\\\"me\" violates not-null constraint";
        assert_eq!(null_column(told).as_deref(), Some("na\"me"));
        // PostgreSQL's, which tells the column elsewhere.
        let told = "null value in column \"a\" of relation \"t\" violates not-null constraint";
        assert_eq!(null_column(told), None);
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
