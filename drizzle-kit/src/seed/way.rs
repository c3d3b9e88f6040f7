//! What dialects do differently when rows are made: one file each.
use super::cell::Cell;
use super::shape::Shape;
use drizzle_core::catalog::{Auto, Column, ForeignKey, Table};
use drizzle_core::ddl::Writer;

mod cockroach;
mod mssql;
mod mysql;
mod postgres;
mod sqlite;

/// A statement of a reset, and whether it can be part of a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) sql: String,
    pub(super) within: bool,
}

impl Step {
    pub(super) fn new(sql: impl Into<String>) -> Self {
        let (sql, within) = (sql.into(), true);
        Step { sql, within }
    }
}

/// What is emptied: tables such that each comes before those that it refers to, and what keeps them from it.
pub(super) struct Emptied<'a> {
    pub(super) writer: &'a Writer,
    pub(super) tables: Vec<&'a Table>,
    /// References that are made NULL before: tables and columns.
    pub(super) freed: Vec<(&'a Table, Vec<&'a str>)>,
}

impl Emptied<'_> {
    /// References that are in the way become NULL, and then the rows go.
    fn deleted(&self) -> Vec<Step> {
        let writer = self.writer;
        let freed = self.freed.iter().map(|(table, columns)| {
            let sets = columns
                .iter()
                .map(|column| format!("{} = null", writer.name(column)));
            let table = writer.table(table);
            format!("update {table} set {}", sets.collect::<Vec<_>>().join(", "))
        });
        let deleted = self
            .tables
            .iter()
            .map(|table| format!("delete from {}", writer.table(table)));
        freed.chain(deleted).map(Step::new).collect()
    }

    /// The tables, with a column that counts itself up.
    fn counted(&self) -> impl Iterator<Item = (&Table, &Column)> {
        self.tables.iter().filter_map(|table| {
            let column = table.columns.iter().find(|column| column.auto.is_some())?;
            Some((*table, column))
        })
    }
}

/// What a dialect does when rows are made.
pub(super) trait Way: Sync {
    /// The values of a type that only this dialect has: the type in lower case, and as written.
    fn shape(&self, _lower: &str, _ty: &str) -> Option<Shape> {
        None
    }
    /// Whether statements can't give a column of this type, in lower case, a value.
    fn is_closed(&self, _ty: &str) -> bool {
        false
    }
    /// Whether statements can't give a column that counts itself up so a value.
    fn is_counted_alone(&self, _auto: Auto) -> bool {
        false
    }
    /// What follows the text of an instant in UTC.
    fn zone(&self) -> &'static str {
        ""
    }
    /// What stands before and after the placeholder of a value for a column of this type.
    fn around(&self, _ty: &str, _cell: &Cell) -> (&'static str, String) {
        ("", String::new())
    }
    /// What stands before `values`.
    fn overriding(&self) -> &'static str {
        ""
    }
    /// What is said before and after rows with numbers that the database would count itself, in the same statement: it
    /// holds no longer than that.
    fn numbered(&self, _quoted_table: &str) -> Option<[String; 2]> {
        None
    }
    /// Makes a column count on after the last number.
    fn counts_on(
        &self,
        _writer: &Writer,
        _table: &Table,
        _column: &Column,
        _last: i64,
    ) -> Option<String> {
        None
    }
    /// The statement that lets a foreign key wait for the end of the transaction.
    fn defers(&self, _key: &ForeignKey) -> Option<&'static str> {
        None
    }
    /// Whether NULL repeats NULL in a unique key that says nothing about it.
    fn nulls_are_equal(&self) -> bool {
        false
    }
    /// Empties tables, so that columns count from their first number again.
    fn reset(&self, emptied: &Emptied<'_>) -> Vec<Step>;
}

/// The way of a dialect, by its name.
pub(super) fn way_of(dialect: &str) -> Option<&'static dyn Way> {
    Some(match dialect {
        "sqlite" => &sqlite::Sqlite,
        "postgres" => &postgres::Postgres,
        "mysql" | "mariadb" => &mysql::MySql,
        "cockroach" => &cockroach::Cockroach,
        "mssql" => &mssql::Mssql,
        _ => return None,
    })
}
