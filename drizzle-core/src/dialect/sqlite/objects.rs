//! The objects of a schema, and how they are dropped.
use super::Sqlite;
use crate::dialect::{CircleKey, Objects};

impl Objects for Sqlite {
    /// A schema is a database that was attached before.
    fn create_schema(&self, _: &str) -> Option<String> {
        None
    }
    fn adds_foreign_keys(&self) -> bool {
        false
    }
    /// No table can go that rows refer to; all of them together can, as nothing refers to anything afterwards.
    fn drop_circle(&self, tables: &[String], _: &[CircleKey], if_exists: bool) -> Vec<String> {
        let mut statements = vec!["pragma defer_foreign_keys = on".to_owned()];
        // What may not be there can't be emptied, and there is no way to ask: then an empty table is there for a moment.
        if if_exists {
            let there = |table| format!("create table if not exists {table} (id)");
            statements.extend(tables.iter().map(there));
        }
        statements.extend(tables.iter().map(|table| format!("delete from {table}")));
        let drops = tables
            .iter()
            .map(|table| self.drop_table(table, if_exists, false));
        statements.extend(drops);
        statements
    }
}
