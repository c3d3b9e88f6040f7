//! `create table`, from what the struct says.
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, On, Run, Work};
use crate::render::Sql;
use crate::schema::TableDef;

/// The creation of a table, with its enum types and indexes.
#[derive(Clone)]
#[must_use = "nothing is created until it is run: `.execute()`"]
pub struct CreateTable<X> {
    on: X,
    table: &'static TableDef,
    if_not_exists: bool,
}
impl<'a, D: Dialect> CreateTable<On<'a, D>> {
    pub(crate) fn new(on: On<'a, D>, table: &'static TableDef) -> Self {
        CreateTable {
            on,
            table,
            if_not_exists: false,
        }
    }
    /// Does nothing if the table is there. Its columns are not compared.
    pub fn if_not_exists(mut self) -> Self {
        self.if_not_exists = true;
        self
    }
    /// Runs it: all of the statements take effect, or none.
    ///
    /// On MySQL this commits the transaction around it, as every definition does there: create tables before it.
    pub fn execute(self) -> Run<'a, u64> {
        let work = self
            .to_sql()
            .map(|statements| Work::many(statements.into_iter().map(Sql::definition).collect()));
        exec::affected(self.on, work)
    }
    /// The statements, without running them.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the database has no table like this one, with the way out.
    pub fn to_sql(&self) -> Result<Vec<String>, Error> {
        super::table_statements(self.on.target(), self.table, self.if_not_exists)
    }
}
