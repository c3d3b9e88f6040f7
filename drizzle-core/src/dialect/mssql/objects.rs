//! The objects of a schema, and how they are dropped.
use super::Mssql;
use crate::dialect::{CircleKey, Definitions as _, LaterKey, Objects};

impl Objects for Mssql {
    /// `create schema` has to be the only statement of its batch.
    fn create_schema(&self, quoted: &str) -> Option<String> {
        let create = self.text_literal(&format!("create schema {quoted}"));
        let name = self.text_literal(quoted);
        Some(format!(
            "if not exists (select 1 from sys.schemas where quotename(name) = {name})\nexec({create})"
        ))
    }
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table,
            name,
            definition,
        } = key;
        let add = format!("alter table {table} add {definition}");
        Some(match if_not_exists {
            true => format!("if {}\n{add}", key_is(table, name, false)),
            false => add,
        })
    }
    fn drop_circle(&self, tables: &[String], keys: &[CircleKey], if_exists: bool) -> Vec<String> {
        let keys = keys.iter().map(|CircleKey { table, name }| {
            let drop = format!("alter table {table} drop constraint {name}");
            match if_exists {
                true => format!("if {}\n{drop}", key_is(table, name, true)),
                false => drop,
            }
        });
        let tables = tables
            .iter()
            .map(|table| self.drop_table(table, if_exists, false));
        keys.chain(tables).collect()
    }
}

/// Whether a table has this foreign key.
fn key_is(table: &str, name: &str, there: bool) -> String {
    let not = if there { "" } else { "not " };
    let (table, name) = (Mssql.text_literal(table), Mssql.text_literal(name));
    format!(
        "{not}exists (select 1 from sys.foreign_keys where parent_object_id = object_id({table}, N'U') and quotename(name) = {name})"
    )
}
