//! Definitions as SQL: the one place that writes them, from what a [catalog](crate::catalog) says.
use super::Quoted;
use crate::catalog::{Table, View};
use crate::dialect::Syntax;
use crate::error::Error;

mod columns;
mod comments;
mod constraints;
mod indexes;
mod objects;
mod policies;
mod schema;

pub(super) use objects::refused;
pub(super) use schema::refers_to;

/// Writes the definitions of a dialect.
///
/// ```
/// use drizzle_core::catalog::{Column, Table};
/// use drizzle_core::ddl::Writer;
/// use drizzle_core::dialect::{Dialect, Postgres};
/// let id = Column { name: "id".into(), ty: "bigint".into(), not_null: true, ..Column::default() };
/// let table = Table { name: "users".into(), columns: vec![id], ..Table::default() };
/// let writer = Writer::new(Postgres::SYNTAX);
/// assert_eq!(writer.column(&table.columns[0]), r#""id" bigint not null"#);
/// assert_eq!(writer.create_table(&table, false), ["create table \"users\" (\n  \"id\" bigint not null\n)"]);
/// ```
#[derive(Clone, Copy)]
pub struct Writer {
    pub(super) syntax: &'static dyn Syntax,
    pub(super) quoted: Quoted,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Writer").field(&self.syntax.name()).finish()
    }
}

impl Writer {
    /// A writer of a dialect's definitions.
    pub fn new(syntax: &'static dyn Syntax) -> Self {
        Writer {
            syntax,
            quoted: Quoted(syntax.quotes()),
        }
    }

    /// The dialect.
    pub fn syntax(&self) -> &'static dyn Syntax {
        self.syntax
    }

    /// A name, quoted.
    pub fn name(&self, name: &str) -> String {
        self.quoted.name(name)
    }

    /// A name with its schema (namespace), quoted.
    pub fn qualified(&self, schema: Option<&str>, name: &str) -> String {
        match schema {
            Some(schema) => format!("{}.{}", self.name(schema), self.name(name)),
            None => self.name(name),
        }
    }

    /// A table's name, quoted.
    pub fn table(&self, table: &Table) -> String {
        self.qualified(table.schema.as_deref(), &table.name)
    }

    /// Names, quoted and separated by commas.
    pub fn list(&self, names: &[String]) -> String {
        let names: Vec<_> = names.iter().map(|name| self.name(name)).collect();
        names.join(", ")
    }

    /// The statements that create a table: the table itself, its indexes, comments and policies. Types of its columns
    /// have to be there.
    pub fn create_table(&self, table: &Table, if_not_exists: bool) -> Vec<String> {
        let mut statements = self.create_table_without(table, if_not_exists, &|_| false);
        statements.extend(self.policies(table, if_not_exists));
        statements
    }

    /// The statement that drops a table, and with `cascade` what depends on it.
    pub fn drop_table(&self, table: &Table, if_exists: bool, cascade: bool) -> String {
        self.syntax
            .drop_table(&self.table(table), if_exists, cascade)
    }

    /// The statements that create a view: the view itself and its indexes.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the dialect has no view like this one.
    pub fn create_view(&self, view: &View, if_not_exists: bool) -> Result<Vec<String>, Error> {
        view.create(self, if_not_exists)
    }

    /// The statement that drops a view.
    pub fn drop_view(&self, view: &View, if_exists: bool) -> String {
        let name = self.qualified(view.schema.as_deref(), &view.name);
        let word = match view.options.materialized {
            true => "materialized view",
            false => "view",
        };
        let guard = if if_exists { "if exists " } else { "" };
        format!("drop {word} {guard}{name}")
    }
}
