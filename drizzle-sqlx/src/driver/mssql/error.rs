//! What went wrong, without what the server quotes of the data.
use drizzle_core::decode::DecodeError;
use drizzle_core::error::{DatabaseError, Error, Violation};
use std::fmt;
use tiberius::error::{Error as Failure, TokenError};

/// The source of an [`Error`]: what the server reported, or why it could not be heard. It holds no data.
#[derive(Debug)]
pub struct DriverError {
    message: String,
    number: Option<u32>,
    state: u8,
    class: u8,
    line: u32,
}

impl DriverError {
    pub(super) fn new(message: String) -> Self {
        DriverError {
            message,
            number: None,
            state: 0,
            class: 0,
            line: 0,
        }
    }
    fn of(message: String, e: &TokenError) -> Self {
        DriverError {
            message,
            number: Some(e.code()),
            state: e.state(),
            class: e.class(),
            line: e.line(),
        }
    }
    /// The number of the server's error, such as 1205 of a deadlock; `None` if it was not the server's.
    pub fn number(&self) -> Option<u32> {
        self.number
    }
    /// The state, which tells errors of one number apart.
    pub fn state(&self) -> u8 {
        self.state
    }
    /// The severity; from 20 on the connection is lost.
    pub fn class(&self) -> u8 {
        self.class
    }
    /// The line within the batch, from 1; 0 if nobody told.
    pub fn line(&self) -> u32 {
        self.line
    }
}
impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for DriverError {}

/// From this severity on, the server closes the connection.
const FATAL: u8 = 20;

/// Whether the server has said all it had to say, and goes on listening.
pub(super) fn is_answer(error: &Failure) -> bool {
    matches!(error, Failure::Server(e) if e.class() < FATAL)
}

/// The error of connecting; the caller hides the password.
pub(super) fn connecting(error: &Failure, hide: impl FnOnce(String) -> String) -> Error {
    Error::Connection(Box::new(match error {
        Failure::Server(e) => DriverError::of(hide(redacted(e.code(), e.message())), e),
        error => DriverError::new(hide(error.to_string())),
    }))
}

/// A connection that is no use, and why.
pub(super) fn unusable(why: impl Into<String>) -> Error {
    Error::Connection(Box::new(DriverError::new(why.into())))
}

/// Whether what came is no text. tiberius then loses its place in the answer.
fn is_no_text(error: &Failure) -> bool {
    match error {
        Failure::Utf8 | Failure::Utf16 | Failure::Encoding(_) => true,
        Failure::Protocol(message) => message.contains("UTF-16"),
        _ => false,
    }
}

/// The error of a statement.
pub(super) fn of_statement(error: Failure, sql: &str) -> Error {
    if is_no_text(&error) {
        return Error::Decode {
            error: DecodeError {
                column: "a column".into(),
                expected: "text".into(),
                found: "characters that are none, such as half of a surrogate pair".into(),
            },
            sql: sql.into(),
        };
    }
    let e = match &error {
        Failure::Server(e) if e.class() < FATAL => e,
        error => return connecting(error, |message| message),
    };
    let message = redacted(e.code(), e.message());
    let database = DatabaseError {
        code: Some(e.code().to_string()),
        message: message.clone(),
        sql: sql.into(),
        source: Some(Box::new(DriverError::of(message, e))),
    };
    let kind = match e.code() {
        2627 | 2601 => Error::Unique,
        // A CHECK is the only one of them that is not about a reference, in any language.
        547 if e.message().contains("CHECK") => Error::Check,
        547 => Error::ForeignKey,
        515 => Error::NotNull,
        // LK_TIMEOUT
        1222 => return Error::Locked(Box::new(database)),
        // LK_VICTIM
        1205 => return Error::Deadlock(Box::new(database)),
        // An update of what another transaction has changed since the snapshot.
        3960 | 3961 => return Error::Serialization(Box::new(database)),
        // A database, a filegroup or a secondary replica that is only read.
        3906 | 1924 | 652 | 978 => return Error::ReadOnly(Box::new(database)),
        _ => return Error::Database(Box::new(database)),
    };
    // Of other languages the order is not known: data could be taken for a name.
    let shown = redacted(e.code(), e.message());
    let names = names(&shown);
    let name = |at: usize| names.get(at).copied();
    let (constraint, table, column) = match e.code() {
        // constraint, object; object, index
        2627 => (name(0), name(1), None),
        2601 => (name(1), name(0), None),
        // constraint, database, table, column
        547 => (name(0), name(2), name(3)),
        // column, table
        _ => (None, name(1), name(0)),
    };
    kind(Box::new(Violation {
        constraint: constraint.map(str::to_owned),
        schema: table.and_then(schema_part),
        table: table.map(last_part),
        columns: column.map(str::to_owned).into_iter().collect(),
        database,
    }))
}

/// The quoted names, in the order of the English text. They end where data begins.
fn names(message: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = message;
    while let Some(start) = rest.find(['"', '\'']) {
        let (mark, inner) = rest[start..].split_at(1);
        let Some(end) = inner.find(mark) else { break };
        names.push(&inner[..end]);
        rest = &inner[end + 1..];
    }
    names
}

/// `users` of `shop.dbo.users`.
fn last_part(name: &str) -> String {
    name.rsplit('.').next().unwrap_or(name).to_owned()
}

/// `dbo` of `shop.dbo.users`.
fn schema_part(name: &str) -> Option<String> {
    let (rest, _) = name.rsplit_once('.')?;
    Some(last_part(rest))
}

/// What is said instead of a message whose data can't be told from the rest.
const LEFT_OUT: &str = "the server's message is left out, as it may quote data";
/// The server cuts its messages, at 2,047 characters; one of this length may be such, and end within data.
const LONG: usize = 1_000;

/// A message without the data it may quote. The names and the order of their marks are known of English
/// only; the server speaks the language of the login.
fn redacted(number: u32, message: &str) -> String {
    let cut = match number {
        // "… The duplicate key value is (1, a)." The names before it are no data.
        2627 | 2601 | 1505 => {
            let is_english = ["Violation of ", "Cannot insert ", "The CREATE "]
                .iter()
                .any(|start| message.starts_with(start));
            let names = nth_mark(message, 4).filter(|_| is_english);
            cut(message, names.unwrap_or(0), &['('], &[')'])
        }
        // "… in table 't', column 'c'. Truncated value: 'abc'."
        2628 => cut(message, nth_mark(message, 4).unwrap_or(0), &MARKS, &MARKS),
        // Conversions quote values: "the nvarchar value 'abc' to data type int", "value = 70000".
        220
        | 232
        | 235..=238
        | 241..=248
        | 257
        | 293..=296
        | 517
        | 535
        | 8114
        | 8115
        | 8152
        | 8169
        | 8170
        | 9807
        | 13607..=13609 => {
            let message = cut(message, 0, &MARKS, &MARKS);
            match message.split_once('=') {
                Some((before, _)) => format!("{before}= …"),
                None => message,
            }
        }
        _ => return message.to_owned(),
    };
    // Marks of other languages, with data between them.
    if cut.contains(['“', '”', '„', '«', '»', '‘', '’', '「', '」', '『', '』']) {
        return LEFT_OUT.into();
    }
    cut
}

const MARKS: [char; 2] = ['\'', '"'];

/// Where the text goes on after the n-th quotation mark.
fn nth_mark(message: &str, n: usize) -> Option<usize> {
    let marks = message.char_indices().filter(|(_, c)| MARKS.contains(c));
    marks.map(|(at, _)| at + 1).nth(n - 1)
}

/// Cuts out what stands between the first opening mark after a place and the last closing one.
fn cut(message: &str, from: usize, open: &[char], close: &[char]) -> String {
    let Some(first) = message[from..].find(open).map(|at| from + at + 1) else {
        return message.to_owned();
    };
    match message.rfind(close) {
        Some(last) if last >= first && message.len() < LONG => {
            format!("{}…{}", &message[..first], &message[last..])
        }
        _ => format!("{}…", &message[..first]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_cut_out_of_messages() {
        let cases = [
            (
                2627,
                "Violation of UNIQUE KEY constraint 'users_email_uq'. Cannot insert duplicate key in object 'dbo.users'. The duplicate key value is (o'neill (x)@y).",
                "Violation of UNIQUE KEY constraint 'users_email_uq'. Cannot insert duplicate key in object 'dbo.users'. The duplicate key value is (…).",
            ),
            (
                2627,
                "Violation of PRIMARY KEY constraint 'pk (odd)'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key value is (1, 2).",
                "Violation of PRIMARY KEY constraint 'pk (odd)'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key value is (…).",
            ),
            (
                2601,
                "Cannot insert duplicate key row in object 'dbo.users' with unique index 'users_name'. The duplicate key value is (Ann).",
                "Cannot insert duplicate key row in object 'dbo.users' with unique index 'users_name'. The duplicate key value is (…).",
            ),
            (
                2628,
                "String or binary data would be truncated in table 'shop.dbo.users', column 'name'. Truncated value: 'it's secret'.",
                "String or binary data would be truncated in table 'shop.dbo.users', column 'name'. Truncated value: '…'.",
            ),
            (
                245,
                "Conversion failed when converting the nvarchar value 'it's secret' to data type int.",
                "Conversion failed when converting the nvarchar value '…' to data type int.",
            ),
            (
                248,
                "The conversion of the nvarchar value '99999999999' overflowed an int column.",
                "The conversion of the nvarchar value '…' overflowed an int column.",
            ),
            (
                220,
                "Arithmetic overflow error for data type smallint, value = 70000.",
                "Arithmetic overflow error for data type smallint, value = …",
            ),
            (
                13609,
                "JSON text is not properly formatted. Unexpected character 's' is found at position 0.",
                "JSON text is not properly formatted. Unexpected character '…' is found at position 0.",
            ),
            (
                8114,
                "Error converting data type nvarchar to numeric.",
                "Error converting data type nvarchar to numeric.",
            ),
            (
                208,
                "Invalid object name 'dbo.nope'.",
                "Invalid object name 'dbo.nope'.",
            ),
        ];
        for (number, message, expected) in cases {
            assert_eq!(redacted(number, message), expected);
        }
    }

    #[test]
    fn broken_messages_lose_their_data_too() {
        assert_eq!(redacted(2627, "x (secret"), "x (…");
        assert_eq!(redacted(245, "x 'secret"), "x '…'".trim_end_matches('\''));
        assert_eq!(redacted(2628, "nothing is quoted"), "nothing is quoted");
        assert_eq!(redacted(2627, ""), "");
    }

    /// The server speaks the language of the login, which is not always English.
    #[test]
    fn data_is_cut_out_in_other_languages() {
        for (number, message) in [
            (
                2627,
                "Verletzung der UNIQUE KEY-Einschränkung \"users_uq\". Ein doppelter Schlüssel kann in das dbo.users-Objekt nicht eingefügt werden. Der doppelte Schlüsselwert ist (s3cr3t o'neill d'arc).",
            ),
            (
                2627,
                "违反了 UNIQUE KEY 约束“users_uq”。不能在对象“dbo.users”中插入重复键。重复键值为 (s3cr3t)。",
            ),
            (
                2628,
                "Zeichenfolgen- oder Binärdaten würden in Tabelle \"shop.dbo.t\", Spalte \"c\" abgeschnitten. Abgeschnittener Wert: \"s3cr3t\".",
            ),
            (
                2628,
                "将在表“shop.dbo.t”的列“c”中截断字符串或二进制数据。截断值:“s3cr3t”。",
            ),
            (
                245,
                "Fehler beim Konvertieren des nvarchar-Werts \"s3cr3t\" in den int-Datentyp.",
            ),
            (
                245,
                "Échec de la conversion de la valeur nvarchar « s3cr3t » en type de données int.",
            ),
        ] {
            let message = redacted(number, message);
            assert!(!message.contains("s3cr3t"), "{message}");
        }
    }

    /// A message has an end, and data that is cut there may hold what looks like its closing mark.
    #[test]
    fn long_messages_lose_their_data_too() {
        let data = format!("it's {} (a) 's3cr3t", "x".repeat(1_900));
        for (number, before) in [
            (
                245,
                "Conversion failed when converting the nvarchar value '",
            ),
            (
                2627,
                "Violation of UNIQUE KEY constraint 'u'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key value is (",
            ),
            (
                2628,
                "String or binary data would be truncated in table 't', column 'c'. Truncated value: '",
            ),
        ] {
            let message = redacted(number, &format!("{before}{data}"));
            assert_eq!(message, format!("{before}…"));
        }
    }

    #[test]
    fn data_is_no_name() {
        let message = "Verletzung der UNIQUE KEY-Einschränkung \"users_uq\". Der doppelte Schlüsselwert ist ('s3cr3t').";
        assert_eq!(names(&redacted(2627, message)), ["users_uq"]);
    }
}
