//! SQLite's errors as typed ones. Its messages hold names and never data.
use super::raw::Failure;
use drizzle_core::error::{DatabaseError, Error, Violation};
use drizzle_core::render::Sql;
use drizzle_core::value::Value;
use libsqlite3_sys as ffi;

pub(super) fn connection(error: sqlx::Error) -> Error {
    match error {
        sqlx::Error::PoolTimedOut => Error::PoolTimeout(Box::new(error)),
        error => Error::Connection(Box::new(error)),
    }
}

/// The kind of an error that is no violation, <https://www.sqlite.org/rescode.html>.
fn kind(code: i32) -> fn(Box<DatabaseError>) -> Error {
    match code {
        // Another connection has written since this transaction's snapshot: only a new one helps.
        ffi::SQLITE_BUSY_SNAPSHOT => Error::Serialization,
        code => match code & 0xff {
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Error::Locked,
            ffi::SQLITE_READONLY => Error::ReadOnly,
            ffi::SQLITE_INTERRUPT => Error::Cancelled,
            _ => Error::Database,
        },
    }
}

/// What went wrong with a statement.
pub(super) fn statement(failure: Failure, sql: &str) -> Error {
    let Failure { code, message } = failure;
    let violation = |message: String| {
        let found = parse(&message);
        let database = DatabaseError {
            code: Some(code.to_string()),
            message,
            sql: sql.to_owned(),
            source: None,
        };
        Box::new(Violation { database, ..found })
    };
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE
        | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_ROWID => Error::Unique(violation(message)),
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Error::ForeignKey(violation(message)),
        ffi::SQLITE_CONSTRAINT_CHECK => Error::Check(violation(message)),
        ffi::SQLITE_CONSTRAINT_NOTNULL => Error::NotNull(violation(message)),
        _ => kind(code)(Box::new(DatabaseError {
            code: Some(code.to_string()),
            message,
            sql: sql.to_owned(),
            source: None,
        })),
    }
}

/// Takes the words out of a message that come from a bound text and not from the statement: what a function
/// says of its arguments, such as `bad JSON path: '..'` or the search of a full-text index.
pub(super) fn without_data(failure: Failure, sql: &Sql) -> Failure {
    if failure.primary() != ffi::SQLITE_ERROR {
        return failure;
    }
    let bound = |word: &str| {
        sql.values.iter().any(|value| match value {
            Value::Text(text) => text.contains(word),
            Value::Json(text) => text.contains(word),
            _ => false,
        })
    };
    let words = failure.message.split(' ').map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = if bare.is_empty() {
            word.trim_matches(['"', '\'', '[', ']'])
        } else {
            bare
        };
        if !bare.is_empty() && bound(bare) && !sql.text.contains(bare) {
            "…"
        } else {
            word
        }
    });
    let message = words.collect::<Vec<_>>().join(" ");
    Failure { message, ..failure }
}

/// `UNIQUE constraint failed: users.email, users.name`, `CHECK constraint failed: name`, `… index 'name'`.
fn parse(message: &str) -> Violation {
    let mut violation = Violation::default();
    let Some((kind, what)) = message.split_once(" constraint failed: ") else {
        return violation;
    };
    if kind == "CHECK" {
        violation.constraint = Some(what.to_owned());
    } else if let Some(index) = what.strip_prefix("index '") {
        violation.constraint = Some(index.trim_end_matches('\'').to_owned());
    } else {
        // Each column stands behind the table's name, so that a name with a comma or a dot stays whole.
        match what.split_once('.') {
            Some((table, columns)) => {
                let next = format!(", {table}.");
                violation.columns = columns.split(&next).map(str::to_owned).collect();
                violation.table = Some(table.to_owned());
            }
            None => violation.columns.push(what.to_owned()),
        }
    }
    violation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_tables_and_columns() {
        let unique = parse("UNIQUE constraint failed: users.email, users.name");
        assert_eq!(
            (unique.table.as_deref(), unique.columns.as_slice()),
            (Some("users"), &["email".to_owned(), "name".to_owned()][..])
        );
        assert_eq!(
            parse("UNIQUE constraint failed: index 'lower_email'")
                .constraint
                .as_deref(),
            Some("lower_email")
        );
        assert_eq!(
            parse("CHECK constraint failed: title_not_empty")
                .constraint
                .as_deref(),
            Some("title_not_empty")
        );
        let odd = parse("UNIQUE constraint failed: t.a, b.c, t.d");
        assert_eq!(odd.table.as_deref(), Some("t"));
        assert_eq!(odd.columns, ["a, b.c", "d"]);
        assert_eq!(parse("FOREIGN KEY constraint failed").table, None);
    }
}
