//! Changes as the statements of a dialect. What dialects do differently is in their files.
use crate::diff::{Change, Name, Renames};
use crate::types::{self, Family};
use drizzle_core::Error;
use drizzle_core::catalog::{Catalog, Column, Table, View};
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::Syntax;
use serde::Serialize;

mod cockroach;
mod mssql;
mod mysql;
mod postgres;
mod sqlite;
mod standard;

/// Whether a statement can be part of a transaction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// It can, with the others.
    #[default]
    Within,
    /// It can't be: it is sent by itself, after what was before it is committed.
    Outside,
    /// What it does is there for other statements only after a commit.
    BeforeCommit,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Its text, without a semicolon.
    pub sql: String,
    /// Whether it can be part of a transaction.
    pub place: Place,
}
impl Statement {
    pub(crate) fn new(sql: impl Into<String>) -> Self {
        let (sql, place) = (sql.into(), Place::Within);
        Statement { sql, place }
    }
    pub(crate) fn outside(sql: impl Into<String>) -> Self {
        let (sql, place) = (sql.into(), Place::Outside);
        Statement { sql, place }
    }
}

/// The statements of changes that lead from one catalog to another, for a server of the dialect.
///
/// ```
/// use drizzle_core::catalog::{Catalog, Column, Table};
/// use drizzle_core::dialect::{Dialect, Postgres};
/// use drizzle_kit::{diff, questions::Answers, statements};
/// let table = |ty: &str| Table {
///     name: "users".into(),
///     columns: vec![Column { name: "age".into(), ty: ty.into(), ..Column::default() }],
///     ..Table::default()
/// };
/// let catalog = |ty| Catalog { dialect: "postgres".into(), tables: vec![table(ty)], ..Catalog::default() };
/// let (from, to) = (catalog("text"), catalog("integer"));
/// let changes = diff(&from, &to, &Answers::none())?;
/// let statements = statements(Postgres::SYNTAX, &from, &to, &changes)?;
/// assert_eq!(statements[0].sql, r#"alter table "users" alter column "age" type integer using "age"::integer"#);
/// assert!(changes[0].loses.is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Error::Invalid`] for a change that the dialect can't make, with what to do instead.
pub fn statements(
    syntax: &'static dyn Syntax,
    from: &Catalog,
    to: &Catalog,
    changes: &[Change],
) -> Result<Vec<Statement>, Error> {
    let context = Context {
        writer: Writer::new(syntax),
        mapped: Renames::of_changes(changes).apply(from),
        to,
        changes,
    };
    rules_of(syntax.name()).run(&context)
}

/// What statements are made from.
pub(crate) struct Context<'a> {
    writer: Writer,
    /// What was before, by its new names.
    mapped: Catalog,
    to: &'a Catalog,
    changes: &'a [Change],
}

impl Context<'_> {
    fn name(&self, name: &str) -> String {
        self.writer.name(name)
    }
    fn object(&self, name: &Name) -> String {
        self.writer.qualified(name.schema.as_deref(), &name.name)
    }
    fn text(&self, text: &str) -> String {
        self.writer.syntax().text_literal(text)
    }
    /// A table that is there only by its name.
    fn table(&self, name: &Name) -> Table {
        let known = self.to.tables.iter().find(|table| name.is(table));
        known.cloned().unwrap_or_else(|| Table {
            schema: name.schema.clone(),
            name: name.name.clone(),
            ..Table::default()
        })
    }
    fn refused(&self, what: &Change, why: &str) -> Error {
        let dialect = self.writer.syntax().server();
        Error::Invalid(format!("{what}, which {dialect} can't do: {why}"))
    }
}

/// How a dialect changes schemas: what has to go for a while, and the statements.
pub(crate) trait Rules: Sync {
    /// Whether a table is created anew where it can't be altered: then nothing has to go before.
    fn rebuilds(&self) -> bool {
        false
    }
    fn adds_foreign_keys(&self) -> bool {
        true
    }
    fn renames_schemas(&self) -> bool {
        false
    }
    fn renames_constraints(&self) -> bool {
        true
    }
    /// Also those of checks and foreign keys.
    fn renames_checks(&self) -> bool {
        true
    }
    fn renames_indexes(&self) -> bool {
        true
    }
    fn renames_views(&self, _view: &View) -> bool {
        false
    }
    /// Whether a unique constraint is renamed as an index.
    fn uniques_are_indexes(&self) -> bool {
        false
    }
    /// Whether a foreign key makes an index for itself, and needs one.
    fn indexes_foreign_keys(&self) -> bool {
        false
    }
    /// Whether a column has to be dropped and created again.
    fn recreates(&self, from: &Column, to: &Column) -> bool {
        from.generated != to.generated
    }
    /// Whether another type can only be had by a cast that is there.
    fn converts_by_cast(&self) -> bool {
        false
    }
    /// Whether a column keeps its type while primary keys and unique constraints are on it.
    fn frees_keys(&self) -> bool {
        false
    }
    /// Whether it also keeps what it is about NULL.
    fn nulls_are_typed(&self) -> bool {
        false
    }
    /// The same of indexes; those of expressions always go.
    fn frees_indexes(&self) -> bool {
        false
    }
    fn frees_checks(&self) -> bool {
        true
    }
    fn frees_generated(&self) -> bool {
        true
    }
    fn frees_policies(&self) -> bool {
        true
    }
    fn frees_views(&self) -> bool {
        true
    }
    /// Whether a column keeps its name while an expression mentions it.
    fn frees_texts_of_renamed(&self) -> bool {
        false
    }
    /// What the primary key of a table is called that says no name.
    fn name_of_primary_key(&self, _table: &str) -> Option<String> {
        None
    }

    /// All statements.
    fn run(&self, context: &Context<'_>) -> Result<Vec<Statement>, Error> {
        let mut out = Vec::new();
        for change in context.changes {
            self.change(context, change, &mut out)?;
        }
        Ok(out)
    }
    /// The statements of one change.
    fn change(
        &self,
        context: &Context<'_>,
        change: &Change,
        out: &mut Vec<Statement>,
    ) -> Result<(), Error>;
}

/// The rules of a dialect, by its name.
pub(crate) fn rules_of(dialect: &str) -> &'static dyn Rules {
    match dialect {
        "sqlite" => &sqlite::Sqlite,
        "mysql" | "mariadb" => &mysql::MySql,
        "mssql" => &mssql::Mssql,
        "cockroach" => &cockroach::Cockroach,
        _ => &postgres::Postgres,
    }
}

/// An empty value of a type.
pub(crate) fn zero(ty: &str) -> Option<&'static str> {
    let known = match types::family(ty) {
        Family::Integer { .. } | Family::Decimal(_) | Family::Float(_) => "0",
        Family::Text(_) => "''",
        // As a text it is one of every database.
        Family::Bool if ty.eq_ignore_ascii_case("bit") => "0",
        Family::Bool => "false",
        Family::Date => "'1970-01-01'",
        Family::Time => "'00:00:00'",
        Family::Moment { .. } => "'1970-01-01 00:00:00'",
        Family::Json => "'null'",
        Family::Uuid => "'00000000-0000-0000-0000-000000000000'",
        Family::Bytes | Family::Other => return None,
    };
    Some(known)
}
