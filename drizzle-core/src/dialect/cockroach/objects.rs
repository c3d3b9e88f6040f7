//! The objects of a schema, and how they are dropped.
use super::{CockroachSyntax, Postgres};
use crate::dialect::{LaterKey, Objects};
use crate::value::EnumDef;

impl Objects for CockroachSyntax {
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        if !if_not_exists || !self.real {
            return Postgres.add_foreign_key(key, if_not_exists);
        }
        let LaterKey {
            table, definition, ..
        } = key;
        let definition = definition.strip_prefix("constraint ")?;
        Some(format!(
            "alter table {table} add constraint if not exists {definition}"
        ))
    }
    fn drop_enum(&self, def: &EnumDef, if_exists: bool) -> Option<String> {
        Postgres.drop_enum(def, if_exists)
    }
}
