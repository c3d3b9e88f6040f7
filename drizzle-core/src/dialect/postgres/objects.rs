//! The objects of a schema, and how they are dropped.
use super::{Postgres, enum_name};
use crate::dialect::{LaterKey, Objects};
use crate::value::EnumDef;

impl Objects for Postgres {
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table, definition, ..
        } = key;
        let add = format!("alter table {table} add {definition}");
        Some(match if_not_exists {
            true => unless_there(&add),
            false => add,
        })
    }
    fn drop_enum(&self, def: &EnumDef, if_exists: bool) -> Option<String> {
        let guard = if if_exists { "if exists " } else { "" };
        Some(format!("drop type {guard}{}", enum_name(def)))
    }
}

/// A statement that may find its object there: what has no `if not exists` of its own.
pub(in crate::dialect) fn unless_there(create: &str) -> String {
    // It may hold anything, so also the tag that ends the text.
    let mut tag = "drizzle".to_owned();
    while create.contains(&tag) {
        tag.push('_');
    }
    format!(
        "do ${tag}$ begin {create}; exception when duplicate_object or duplicate_table then null; end ${tag}$"
    )
}
