//! What went wrong, without what the server quotes of the data.
use crate::driver::shared::{self, DriverError, told};
use drizzle_core::error::{DatabaseError, Error, Violation};
use sqlx::mysql::MySqlDatabaseError;

fn server(error: &sqlx::Error) -> Option<&MySqlDatabaseError> {
    match error {
        sqlx::Error::Database(e) => e.try_downcast_ref(),
        _ => None,
    }
}

fn number(error: &sqlx::Error) -> Option<u16> {
    server(error).map(MySqlDatabaseError::number)
}

/// Whether a prepared statement no longer fits its tables, or is gone, or the server keeps no more of them. Told
/// before anything runs.
pub(super) fn is_stale(error: &sqlx::Error) -> bool {
    // ER_NEED_REPREPARE, ER_UNKNOWN_STMT_HANDLER, ER_MAX_PREPARED_STMT_COUNT_REACHED
    matches!(number(error), Some(1615 | 1243 | 1461))
}

/// Whether a statement can't be prepared, but runs as text: ER_UNSUPPORTED_PS.
pub(super) fn is_unprepared(error: &sqlx::Error) -> bool {
    number(error) == Some(1295)
}

/// Whether the server has undone the whole transaction, so that what follows would be outside of it.
pub(super) fn undoes(error: &sqlx::Error, timeouts_do: bool) -> bool {
    match number(error) {
        // ER_CHECKREAD (of MariaDB's snapshot isolation), ER_LOCK_TABLE_FULL, ER_LOCK_DEADLOCK
        Some(1020 | 1206 | 1213) => true,
        // ER_LOCK_WAIT_TIMEOUT
        Some(1205) => timeouts_do,
        _ => false,
    }
}

/// Whether the connection is still in step with the server, which is ready for the next statement.
pub(super) fn is_usable(error: &sqlx::Error) -> bool {
    server(error).is_some_and(|e| !is_end(e.number()))
}

/// The server ends the connection with these: ER_SERVER_SHUTDOWN, ER_FORCING_CLOSE, errors of the network,
/// ER_NET_PACKET_TOO_LARGE, ER_CONNECTION_KILLED (MariaDB), ER_SESSION_WAS_KILLED and ER_CLIENT_INTERACTION_TIMEOUT.
fn is_end(number: u16) -> bool {
    matches!(
        number,
        1053 | 1080 | 1152 | 1153 | 1158..=1161 | 1184 | 1927 | 3169 | 4031
    )
}

/// What is told of an error outside of a statement.
pub(super) fn message(error: &sqlx::Error) -> String {
    server(error).map_or_else(
        || error.to_string(),
        |e| redacted(e.number(), e.code(), e.message()),
    )
}

/// The error of taking a connection.
pub(super) fn connection(error: sqlx::Error) -> Error {
    match error {
        sqlx::Error::PoolTimedOut => DriverError::pool_timeout(error),
        error => DriverError::connection(message(&error), error),
    }
}

/// The error of a statement. Keys are named with their table, but not by MariaDB.
pub(super) fn from_sqlx(error: sqlx::Error, sql: &str, maria: bool) -> Error {
    let Some(e) = server(&error) else {
        return match error {
            // sqlx has no other sign of it.
            sqlx::Error::Protocol(e) if e.starts_with("prepared statement expected") => {
                let (reason, _) = e.split_once(" (sqlx").unwrap_or((&e, ""));
                Error::Encode {
                    reason: reason.into(),
                    sql: sql.into(),
                }
            }
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
    let number = e.number();
    // What was too large is told as an error of its statement.
    if is_end(number) && number != 1153 {
        return connection(error);
    }
    let violation = Violated::of(number, e.code(), e.message(), maria);
    let message = redacted(number, e.code(), e.message());
    let database = told(Some(number.to_string()), message, sql, error);
    match violation {
        Some(Violated {
            kind,
            constraint,
            table,
            columns,
        }) => kind(Box::new(Violation {
            constraint,
            schema: None,
            table,
            columns,
            database,
        })),
        None => kind(number, maria)(Box::new(database)),
    }
}

/// The kind of an error that is no violation. MariaDB has other numbers than MySQL from 1900 on.
fn kind(number: u16, maria: bool) -> fn(Box<DatabaseError>) -> Error {
    match number {
        // ER_LOCK_WAIT_TIMEOUT, which MariaDB also says of `nowait`, and ER_LOCK_NOWAIT
        1205 | 3572 => Error::Locked,
        // ER_LOCK_DEADLOCK
        1213 => Error::Deadlock,
        // ER_CHECKREAD, of MariaDB's snapshot isolation
        1020 if maria => Error::Serialization,
        // ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION, ER_OPTION_PREVENTS_STATEMENT, ER_READ_ONLY_MODE,
        // ER_OPEN_AS_READONLY
        1792 | 1290 | 1836 | 1036 => Error::ReadOnly,
        // ER_STATEMENT_TIMEOUT, ER_QUERY_TIMEOUT
        1969 if maria => Error::Timeout,
        3024 if !maria => Error::Timeout,
        // ER_QUERY_INTERRUPTED
        1317 => Error::Cancelled,
        _ => Error::Database,
    }
}

/// What a message tells of a violated constraint. The names stand in it, between quotation marks.
struct Violated {
    kind: fn(Box<Violation>) -> Error,
    constraint: Option<String>,
    table: Option<String>,
    columns: Vec<String>,
}

impl Violated {
    fn of(number: u16, state: Option<&str>, message: &str, maria: bool) -> Option<Self> {
        let none = |kind| Violated {
            kind,
            constraint: None,
            table: None,
            columns: Vec::new(),
        };
        Some(match number {
            // ER_DUP_KEY, ER_DUP_ENTRY, ER_DUP_UNIQUE, ER_DUP_ENTRY_WITH_KEY_NAME
            1022 | 1062 | 1169 | 1586 => {
                let key = duplicate(message).map(|(_, key)| key);
                // The name of a table may hold a dot, but the name of a key seldom does.
                let (table, key) = match key.and_then(|key| key.rsplit_once('.')) {
                    Some((table, key)) if !maria => (Some(table), Some(key)),
                    _ => (None, key),
                };
                Violated {
                    constraint: key.map(str::to_owned),
                    table: table.map(str::to_owned),
                    ..none(Error::Unique)
                }
            }
            // ER_NO_REFERENCED_ROW and ER_ROW_IS_REFERENCED, which name nothing, and their successors
            1216 | 1217 | 1451 | 1452 => foreign_key(message, none(Error::ForeignKey)),
            // ER_CHECK_CONSTRAINT_VIOLATED
            3819 => Violated {
                // A name may hold the quotes that stand around it.
                constraint: message
                    .split_once('\'')
                    .and_then(|(_, rest)| rest.rsplit_once('\''))
                    .map(|(name, _)| name.to_owned()),
                ..none(Error::Check)
            },
            // MariaDB's ER_CONSTRAINT_FAILED; another error on MySQL
            4025 if state == Some("23000") => {
                let names: Vec<_> = quoted(message, '`').collect();
                Violated {
                    constraint: names.first().cloned(),
                    table: names.get(2).cloned(),
                    ..none(Error::Check)
                }
            }
            // ER_BAD_NULL_ERROR, ER_NO_DEFAULT_FOR_FIELD, ER_WARN_NULL_TO_NOTNULL
            1048 | 1364 | 1263 => Violated {
                columns: quoted(message, '\'').take(1).collect(),
                ..none(Error::NotNull)
            },
            _ => return None,
        })
    }
}

/// The message up to the value, and the key: the last that is quoted, in English from its last words on, since the
/// key may hold quotes. The value before it may hold anything.
fn duplicate(message: &str) -> Option<(&str, &str)> {
    let (rest, _) = message.rsplit_once('\'')?;
    let english = rest.rsplit_once(" for key '");
    let (rest, key) = english.or_else(|| rest.rsplit_once('\''))?;
    let (head, _) = rest.split_once('\'').unwrap_or((rest, ""));
    Some((head, key))
}

/// ``.. (`db`.`child`, CONSTRAINT `name` FOREIGN KEY (`a`, `b`) REFERENCES `parent` (`id`))``
fn foreign_key(message: &str, none: Violated) -> Violated {
    let Some((names, columns)) = message.split_once(" FOREIGN KEY (") else {
        return none;
    };
    let mut names: Vec<_> = quoted(names, '`').collect();
    let constraint = names.pop();
    // Within a database of another name it is named, too.
    let table = names.pop();
    Violated {
        constraint,
        table,
        columns: columns
            .split_once(')')
            .map(|(columns, _)| quoted(columns, '`').collect())
            .unwrap_or_default(),
        ..none
    }
}

/// What stands between quotation marks; doubled ones are part of it.
fn quoted(text: &str, mark: char) -> impl Iterator<Item = String> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once(mark)?;
        let (mut name, mut from) = (String::new(), after);
        loop {
            let (part, after) = from.split_once(mark)?;
            name.push_str(part);
            rest = after;
            match after.strip_prefix(mark) {
                Some(after) => {
                    name.push(mark);
                    from = after;
                }
                None => return Some(name),
            }
        }
    })
}

/// A message without the data it may quote: of duplicate keys, and of values that do not fit. Names stay where
/// it is certain that they are names.
fn redacted(number: u16, state: Option<&str>, message: &str) -> String {
    match number {
        1022 | 1062 | 1169 | 1586 => match duplicate(message) {
            Some((head, key)) => format!("{head}'…' for key '{key}'"),
            None => shared::redacted(message),
        },
        // Out of range, too long, and a column alone: these name columns.
        1264 | 1265 | 1406 | 1365 | 1263 | 1048 | 1364 => message.to_owned(),
        // ER_NO_PARTITION_FOR_GIVEN_VALUE does not quote it.
        1526 => "the table has no partition for a value".into(),
        _ if quotes_data(number, state) => match column(message) {
            Some((before, column)) => shared::redacted(before) + column,
            None => shared::redacted(message),
        },
        _ => message.to_owned(),
    }
}

/// Data exceptions, and errors without a class that quote data.
fn quotes_data(number: u16, state: Option<&str>) -> bool {
    state.is_some_and(|state| state.starts_with("22"))
        || matches!(
            number,
            // ER_REGEXP_ERROR, ER_TRUNCATED_WRONG_VALUE, ER_INVALID_CHARACTER_STRING
            1139 | 1292 | 1300
            // ER_TRUNCATED_WRONG_VALUE_FOR_FIELD, ER_ILLEGAL_VALUE_FOR_TYPE
            | 1366 | 1367
            // ER_WRONG_VALUE_FOR_TYPE, ER_WRONG_VALUE, ER_DATA_OUT_OF_RANGE
            | 1411 | 1525 | 1690
            // ER_INVALID_JSON_TEXT and what follows
            | 3140
                ..=3158
            // ER_CANNOT_CONVERT_STRING
            | 3854
        )
}

/// The end of a message that says which column, if it is no value: a value is followed by a quotation mark,
/// never by the number of a row.
fn column(message: &str) -> Option<(&str, &str)> {
    let tail = &message[message.rfind(" for column ")?..];
    let (_, row) = tail.rsplit_once(" at row ")?;
    let row = !row.is_empty() && row.bytes().all(|b| b.is_ascii_digit());
    row.then(|| (&message[..message.len() - tail.len()], tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_cut_out_of_messages() {
        let cases = [
            (
                1062,
                "23000",
                "Duplicate entry 'secret' for key 'users.email'",
                "Duplicate entry '…' for key 'users.email'",
            ),
            (
                1062,
                "23000",
                "Duplicate entry 'se'cr' for key 'et' for key 'PRIMARY'",
                "Duplicate entry '…' for key 'PRIMARY'",
            ),
            (
                1062,
                "23000",
                "Doppelter Eintrag 'secret' für Schlüssel 'PRIMARY'",
                "Doppelter Eintrag '…' for key 'PRIMARY'",
            ),
            (
                1366,
                "HY000",
                "Incorrect integer value: 'secret' for column 'n' at row 1",
                "Incorrect integer value: \"…\" for column 'n' at row 1",
            ),
            (
                1366,
                "22007",
                "Incorrect integer value: 'secret' for column `db`.`t`.`n` at row 12",
                "Incorrect integer value: \"…\" for column `db`.`t`.`n` at row 12",
            ),
            (
                1366,
                "HY000",
                "Incorrect integer value: 'a' for column 'secret' at row 1' for column 'n' at row 1",
                "Incorrect integer value: \"…\" for column 'n' at row 1",
            ),
            (
                1292,
                "22007",
                "Truncated incorrect DOUBLE value: 'secret'",
                "Truncated incorrect DOUBLE value: \"…\"",
            ),
            (
                1292,
                "22007",
                "Truncated incorrect DOUBLE value: 'a' for column 'secret' at row 1'",
                "Truncated incorrect DOUBLE value: \"…\"",
            ),
            (
                1690,
                "22003",
                "BIGINT value is out of range in '(9223372036854775807 + 1)'",
                "BIGINT value is out of range in \"…\"",
            ),
            (
                1300,
                "HY000",
                "Invalid utf8mb4 character string: '\\xFF\\xFE'",
                "Invalid utf8mb4 character string: \"…\"",
            ),
            (
                3140,
                "22032",
                "Invalid JSON text: \"Invalid value.\" at position 1 in value for column 't.j'.",
                "Invalid JSON text: \"…\".",
            ),
            (
                1526,
                "HY000",
                "Table has no partition for value 4711",
                "the table has no partition for a value",
            ),
            (
                1406,
                "22001",
                "Data too long for column 'c' at row 1",
                "Data too long for column 'c' at row 1",
            ),
            (
                1264,
                "22003",
                "Out of range value for column 'n' at row 1",
                "Out of range value for column 'n' at row 1",
            ),
            (
                1146,
                "42S02",
                "Table 'db.nowhere' doesn't exist",
                "Table 'db.nowhere' doesn't exist",
            ),
            (
                1205,
                "HY000",
                "Lock wait timeout exceeded; try restarting transaction",
                "Lock wait timeout exceeded; try restarting transaction",
            ),
        ];
        for (number, state, message, expected) in cases {
            assert_eq!(redacted(number, Some(state), message), expected);
        }
    }

    #[test]
    fn names_of_constraints_are_found() {
        let child = "Cannot add or update a child row: a foreign key constraint fails (`db`.`child`, CONSTRAINT `fk``1` FOREIGN KEY (`a`, `b`) REFERENCES `parent` (`x`, `y`) ON DELETE CASCADE)";
        let parent = "Cannot delete or update a parent row: a foreign key constraint fails (`db`.`child`, CONSTRAINT `child_ibfk_1` FOREIGN KEY (`parent`) REFERENCES `parent` (`id`))";
        type Case<'c> = (
            u16,
            &'c str,
            bool,
            Option<&'c str>,
            Option<&'c str>,
            &'c [&'c str],
        );
        let cases: [Case<'_>; 12] = [
            (
                1062,
                "Duplicate entry 'a.b' for key 'users.email'",
                false,
                Some("email"),
                Some("users"),
                &[],
            ),
            (
                1062,
                "Duplicate entry '1-x' for key 'users.PRIMARY'",
                false,
                Some("PRIMARY"),
                Some("users"),
                &[],
            ),
            (
                1062,
                "Duplicate entry '1' for key 'PRIMARY'",
                true,
                Some("PRIMARY"),
                None,
                &[],
            ),
            (
                1062,
                "Duplicate entry 'it's' for key 'a.b'",
                true,
                Some("a.b"),
                None,
                &[],
            ),
            (1452, child, false, Some("fk`1"), Some("child"), &["a", "b"]),
            (
                1451,
                parent,
                true,
                Some("child_ibfk_1"),
                Some("child"),
                &["parent"],
            ),
            (
                1217,
                "Cannot delete or update a parent row: a foreign key constraint fails",
                true,
                None,
                None,
                &[],
            ),
            (
                3819,
                "Check constraint 'positive' is violated.",
                false,
                Some("positive"),
                None,
                &[],
            ),
            (
                4025,
                "CONSTRAINT `positive` failed for `db`.`t`",
                true,
                Some("positive"),
                Some("t"),
                &[],
            ),
            (
                1048,
                "Column 'name' cannot be null",
                false,
                None,
                None,
                &["name"],
            ),
            (
                1364,
                "Field 'name' doesn't have a default value",
                true,
                None,
                None,
                &["name"],
            ),
            (1062, "no names", true, None, None, &[]),
        ];
        for (number, message, maria, constraint, table, columns) in cases {
            let found = Violated::of(number, Some("23000"), message, maria).expect(message);
            assert_eq!(found.constraint.as_deref(), constraint, "{message}");
            assert_eq!(found.table.as_deref(), table, "{message}");
            assert_eq!(found.columns, columns, "{message}");
        }
        assert!(Violated::of(1146, Some("42S02"), "Table 'x' doesn't exist", false).is_none());
        assert!(Violated::of(4025, Some("HY000"), "another error", false).is_none());
    }
}
