//! The one writer of SQL. It walks the statement tree; the dialect answers small questions.
use crate::ast::{Cte, Expr};
use crate::dialect::Syntax;
use crate::schema::SourceName;
use crate::value::{Kind, Value};
use std::ops::Range;
use std::sync::Arc;

mod about;
mod cte;
mod custom;
mod default_filter;
mod expr;
mod form;
mod gathered;
mod insert;
mod json;
mod lock;
mod query;
mod reads;
mod relation;
mod rows;
mod sequence;
mod target;
mod update_many;
mod values;
mod view;
mod window;
mod write;
mod zone;

pub use about::{About, Action, Tables};
pub(crate) use insert::KEPT;
pub(crate) use target::Target;
pub(crate) use view::Sources;

/// SQL and the values of its parameters, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sql {
    /// The statement.
    pub text: String,
    /// The values to bind.
    pub values: Vec<Value>,
    /// Whether a parameter stands in hand-written SQL, so that the text alone does not tell its type.
    pub loose: bool,
    /// How many rows it affects, where the database would report another number.
    pub count: Affected,
    /// Whether the next such statement will have another text, so that this one is not worth keeping prepared.
    pub once: bool,
    /// That the values are rows of this many columns, sent as a stream after the statement: PostgreSQL's COPY.
    pub copy: Option<usize>,
    /// What it does, and with which tables.
    pub about: About,
}

/// How many rows a statement affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Affected {
    /// As the database reports it.
    #[default]
    Reported,
    /// This many.
    Exactly(u64),
    /// As many less as the number in its only row, which is for nobody else.
    Less,
}

impl Sql {
    /// A statement without parameters.
    pub fn new(text: impl Into<String>) -> Self {
        Sql {
            text: text.into(),
            values: Vec::new(),
            loose: false,
            count: Affected::Reported,
            once: false,
            copy: None,
            about: About::default(),
        }
    }

    /// A statement that creates, changes or drops objects of a schema.
    pub(crate) fn definition(text: impl Into<String>) -> Self {
        let mut sql = Self::new(text);
        sql.about.action = Action::Definition;
        sql
    }
}

/// Writes a quoted identifier, its closing quotes doubled.
pub(crate) fn quote_into(out: &mut String, [open, close]: [char; 2], name: &str) {
    out.push(open);
    if !name.contains([close, '\0']) {
        out.push_str(name);
        out.push(close);
        return;
    }
    for c in name.chars() {
        // No database allows NUL in a name; dropping it could only turn one name into another.
        out.push(if c == '\0' { '\u{fffd}' } else { c });
        if c == close {
            out.push(c);
        }
    }
    out.push(close);
}

/// How a column is written.
#[derive(Clone, Copy, PartialEq)]
enum Columns {
    /// With its table: `"users"."id"`.
    Qualified,
    /// Alone: `"id"`. Only where SQL allows nothing else: in the order of a set operation.
    Bare,
    /// With the name of the written row, old or new: `inserted."id"`.
    Of(&'static str),
}

/// Writes statements for one dialect.
pub(crate) struct Writer {
    syntax: &'static dyn Syntax,
    quotes: [char; 2],
    columns: Columns,
    /// Where the values are whose expressions the keys that are being written may repeat.
    repeatable: Range<usize>,
    out: Sql,
    /// The schema of tables that say none, if it is not the default one.
    schema: Option<Box<str>>,
    /// Whether the whole statement is by hand.
    whole_by_hand: bool,
    /// The columns that a proposed row has, where it has only those that are given.
    proposed: Option<Vec<&'static str>>,
    /// Sources that are wrapped into a query with a column that is never NULL.
    marked: Vec<&'static str>,
    /// The names that tables have in the queries that are being written, from the outside in.
    renamed: Vec<(&'static SourceName, &'static str)>,
    /// Whether the statement says that default filters of tables are left out.
    unfiltered: bool,
    /// The tables whose default filters are being written.
    filtering: Vec<(Option<&'static str>, &'static str)>,
    /// Sources that are filtered before they are joined.
    prefiltered: Vec<default_filter::Prefiltered>,
    /// The table that is being updated or deleted from.
    written: Option<&'static SourceName>,
    /// Whether the query that is being written stands in another statement.
    nested: bool,
    /// Whether its rows are those that the program reads.
    read_here: bool,
    /// Whether the next subquery only passes its rows on.
    passed_on: bool,
    /// Whether every selected column has to have a name that no other one has.
    named: bool,
    /// Whether values are written as literals: in the query of a view.
    literals: bool,
    /// The tables that rows were taken from so far: schemas and names.
    sources: Vec<(Option<&'static str>, &'static str)>,
    /// The windows with names of the select that is being written.
    windows: window::Named,
    /// The clause that is being written, if window functions can't stand in it.
    no_windows: Option<&'static str>,
    /// The common table expressions that can be referred to.
    ctes: Vec<Arc<Cte>>,
    /// How deep expressions and queries are nested where the writer is.
    depth: usize,
    /// Why the statement can't be rendered.
    error: Option<String>,
}

/// The deepest nesting of expressions. A level takes up to about 3 KiB of the stack in a program without optimizations,
/// and the threads of Tokio have 2 MiB. (SQLite refuses 1,000 levels, PostgreSQL a few thousand.)
const DEEPEST: usize = 256;
/// What a query within a query counts for.
const QUERY_DEPTH: usize = 4;

impl Writer {
    pub(crate) fn new(syntax: &'static dyn Syntax) -> Self {
        let out = Sql::new(String::with_capacity(128));
        Writer {
            syntax,
            quotes: syntax.quotes(),
            columns: Columns::Qualified,
            repeatable: 0..0,
            out,
            schema: None,
            whole_by_hand: false,
            proposed: None,
            marked: Vec::new(),
            renamed: Vec::new(),
            unfiltered: false,
            filtering: Vec::new(),
            prefiltered: Vec::new(),
            written: None,
            nested: false,
            read_here: true,
            passed_on: false,
            named: false,
            literals: false,
            sources: Vec::new(),
            windows: window::Named::default(),
            no_windows: None,
            ctes: Vec::new(),
            depth: 0,
            error: None,
        }
    }

    /// The statement, or why there is none.
    pub(crate) fn finish(self) -> Result<Sql, String> {
        self.error.map_or(Ok(self.out), Err)
    }

    /// The statement can't be written for this dialect: the first reason stands.
    fn refuse(&mut self, reason: String) {
        self.error.get_or_insert(reason);
    }

    /// Writes what stands deeper by so many levels, or refuses it: the stack of a thread has an end.
    fn deeper(&mut self, levels: usize, write: impl FnOnce(&mut Self)) {
        if self.depth + levels > DEEPEST {
            return self.refuse(format!(
                "the statement is nested more than {DEEPEST} levels deep"
            ));
        }
        self.depth += levels;
        write(self);
        self.depth -= levels;
    }

    /// An expression that is a whole statement: hand-written SQL.
    pub(crate) fn statement(&mut self, expr: &Expr) {
        self.out.about.by_hand = true;
        self.whole_by_hand = true;
        self.expr(expr);
    }

    fn raw(&mut self, text: &str) {
        self.out.text.push_str(text);
    }

    fn name(&mut self, name: &str) {
        quote_into(&mut self.out.text, self.quotes, name);
    }

    fn source_name(&mut self, source: &SourceName) {
        if let Some(schema) = source.schema {
            self.name(schema);
            self.raw(".");
        }
        self.name(source.name);
    }

    fn bind(&mut self, value: &Value) {
        self.bind_taken(value.clone());
    }

    fn bind_taken(&mut self, value: Value) {
        if self.literals {
            return self.literal(&value);
        }
        if value.kind().is_special() {
            return self.bind_special(value);
        }
        self.bind_plain(value);
    }

    /// Values that only some databases have.
    fn bind_special(&mut self, value: Value) {
        let kind = value.kind();
        self.needs_kind(kind);
        if kind.converted().is_some() {
            return self.bind_converted(kind, value);
        }
        match self.syntax.parameter_cast(kind) {
            Some(name) => {
                self.raw("cast(");
                self.bind_plain(value);
                self.raw(" as ");
                self.raw(&name);
                self.raw(")");
            }
            None => self.bind_plain(value),
        }
    }

    /// Refuses what the dialect has no values of.
    fn needs_kind(&mut self, kind: Kind) {
        if let Kind::Custom(def) = kind {
            self.needs_custom(def);
        } else if kind.is_special() && !self.syntax.has_special(kind) {
            self.refuse(format!(
                "{} has no values of kind {kind:?}",
                self.syntax.name()
            ));
        }
    }

    fn bind_plain(&mut self, value: Value) {
        // With a parameter of its own, a key would be another expression than the one that is selected.
        let repeatable = &self.out.values[self.repeatable.clone()];
        if let Some(at) = repeatable.iter().position(|known| *known == value) {
            let at = self.repeatable.start + at + 1;
            return self.syntax.placeholder(&mut self.out.text, at);
        }
        self.out.values.push(value);
        self.syntax
            .placeholder(&mut self.out.text, self.out.values.len());
    }

    fn list<T>(&mut self, items: &[T], separator: &str, mut write: impl FnMut(&mut Self, &T)) {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.raw(separator);
            }
            write(self, item);
        }
    }
}
