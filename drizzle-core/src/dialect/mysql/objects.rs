//! The objects of a schema, and how they are dropped.
use super::MySqlSyntax;
use crate::dialect::{CircleKey, LaterKey, Objects};

impl Objects for MySqlSyntax {
    /// A schema is a database here.
    fn create_schema(&self, quoted: &str) -> Option<String> {
        Some(format!("create database if not exists {quoted}"))
    }
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table,
            name,
            definition,
        } = key;
        if !if_not_exists {
            return Some(format!("alter table {table} add {definition}"));
        }
        // MariaDB has a guard, but at another place: the key has no other name than its constraint.
        let rest = definition.strip_prefix(&format!("constraint {name} foreign key "));
        rest.filter(|_| self.maria).map(|rest| {
            format!(
                "alter table {table} add constraint {name} foreign key if not exists {name} {rest}"
            )
        })
    }
    /// MySQL drops tables together that refer to each other, MariaDB one after the other.
    fn drop_circle(&self, tables: &[String], keys: &[CircleKey], if_exists: bool) -> Vec<String> {
        let guard = if if_exists { "if exists " } else { "" };
        let drop = format!("drop table {guard}{}", tables.join(", "));
        if !self.maria {
            return vec![drop];
        }
        let keys = keys.iter().map(|CircleKey { table, name }| {
            format!("alter table {guard}{table} drop foreign key {guard}{name}")
        });
        keys.chain([drop]).collect()
    }
}
