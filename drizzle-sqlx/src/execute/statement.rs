//! A statement as middleware and loggers see it.
use drizzle_core::ast::Comment;
use drizzle_core::dialect::Syntax;
use drizzle_core::error::Error;
use drizzle_core::render::{About, Action, Sql};
use drizzle_core::schema::TableDef;
use drizzle_core::value::Value;
use std::fmt;
use std::time::Duration;

/// A statement as [middleware](crate::middleware::Middleware) and [loggers](crate::logger::Logger) see it.
pub struct Statement {
    sql: String,
    about: About,
    count: usize,
    shown: Option<Vec<Value>>,
    syntax: &'static dyn Syntax,
    in_transaction: bool,
    tags: Comment,
}

impl Statement {
    pub(super) fn new(
        sql: &Sql,
        shown: Option<Vec<Value>>,
        syntax: &'static dyn Syntax,
        in_transaction: bool,
    ) -> Self {
        Statement {
            sql: sql.text.clone(),
            about: sql.about.clone(),
            count: sql.values.len(),
            shown,
            syntax,
            in_transaction,
            tags: Comment::default(),
        }
    }

    /// The tags that were added, if there are any.
    pub(super) fn take_tags(&mut self) -> Option<Comment> {
        let tags = std::mem::take(&mut self.tags);
        (!tags.is_empty()).then_some(tags)
    }

    pub(super) fn retell(&mut self, sql: &str) {
        sql.clone_into(&mut self.sql);
    }

    pub(super) fn system(&self) -> &'static str {
        self.syntax.system_name()
    }

    /// The text that is sent. It holds no value of a parameter.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The dialect's name, as in `#[table(..)]`.
    pub fn dialect(&self) -> &'static str {
        self.syntax.name()
    }

    /// What kind of statement it is. SQL by hand is [`Action::Other`].
    pub fn action(&self) -> Action {
        self.about.action
    }

    /// Whether it changes nothing: a query without locks, without numbers of sequences, and without writes in its
    /// common table expressions. What functions of the database do is not known, and SQL by hand counts as a change.
    pub fn only_reads(&self) -> bool {
        self.about.only_reads()
    }

    /// Whether text by hand stands in it, so that it may use other tables than those that are told.
    pub fn by_hand(&self) -> bool {
        self.about.by_hand
    }

    /// The tables that rows are taken from.
    pub fn reads(&self) -> impl Iterator<Item = &'static TableDef> + '_ {
        self.about.reads.iter()
    }

    /// The tables that are written.
    pub fn writes(&self) -> impl Iterator<Item = &'static TableDef> + '_ {
        self.about.writes.iter()
    }

    /// Whether it runs in a transaction.
    pub fn in_transaction(&self) -> bool {
        self.in_transaction
    }

    /// The values of its parameters: how many, and what they are only on a handle that
    /// [shows them](crate::Db::show_values).
    pub fn values(&self) -> Values<'_> {
        Values(self)
    }

    /// Adds a key and its value to the comment at the end of the text, in the form of
    /// [sqlcommenter](https://google.github.io/sqlcommenter/spec/), for the database's logs. Such a statement is not
    /// kept prepared.
    pub fn tag(&mut self, key: impl AsRef<str>, value: impl AsRef<str>) {
        self.tags.add_tag(key.as_ref(), value.as_ref());
    }
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Statement")
            .field("sql", &self.sql)
            .field("values", &self.values())
            .finish_non_exhaustive()
    }
}

/// The values of a statement's parameters; its `Debug` and `Display` show them only where they may be shown.
pub struct Values<'s>(&'s Statement);

impl Values<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.count == 0
    }

    /// The values, on a handle that [shows them](crate::Db::show_values).
    pub fn shown(&self) -> Option<&[Value]> {
        self.0.shown.as_deref()
    }
}

impl fmt::Debug for Values<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Values<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(values) = self.shown() else {
            return write!(f, "[{} hidden]", self.len());
        };
        f.write_str("[")?;
        for (i, value) in values.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            f.write_str(&self.0.syntax.literal(value))?;
        }
        f.write_str("]")
    }
}

/// How a statement ended.
#[derive(Debug)]
pub struct Outcome<'e> {
    /// How long it took from being sent to its last row.
    pub elapsed: Duration,
    /// How many rows it returned.
    pub rows: u64,
    /// How many rows it affected, as the database reports it.
    pub affected: u64,
    /// Why it failed, if it did.
    pub error: Option<&'e Error>,
}
