//! The objects of a schema, and how they are dropped.
use super::super::postgres::materialized;
use super::{CockroachSyntax, Postgres};
use crate::catalog::{Enum, Role, Sequence};
use crate::ddl::ViewOptions;
use crate::dialect::{LaterKey, Objects, ViewSql, has};

has! { crate::dialect::Cockroach: HasCurrentValue }

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
    fn create_sequence(
        &self,
        quoted: &str,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> Result<String, String> {
        if sequence.counts.cycle {
            return Err("it begins again after its last number, which can't be here".into());
        }
        let guard = if if_not_exists { "if not exists " } else { "" };
        let (ty, counts) = (&sequence.ty, sequence.counts.words());
        let cache = sequence.counts.cache.map(|n| format!(" cache {n}"));
        let cache = cache.unwrap_or_default();
        Ok(format!(
            "create sequence {guard}{quoted} as {ty} {counts}{cache}"
        ))
    }
    fn next_value(&self, quoted: &str) -> Option<String> {
        Postgres.next_value(quoted)
    }
    fn current_value(&self, quoted: &str) -> Option<String> {
        Postgres.current_value(quoted)
    }
    fn create_view(&self, view: &ViewSql<'_>, if_not_exists: bool) -> Result<String, String> {
        if view.options.materialized && !view.options.no_data {
            return materialized(view, if_not_exists);
        }
        if *view.options != ViewOptions::NONE {
            return Err("it has an option, and there is none here; leave it out".into());
        }
        if !self.real {
            return Postgres.create_view(view, if_not_exists);
        }
        let guard = if if_not_exists { "if not exists " } else { "" };
        let ViewSql { name, query, .. } = view;
        Ok(format!("create view {guard}{name} as {query}"))
    }
    fn has_row_security(&self) -> bool {
        true
    }
    fn create_policy(&self, policy: &str, if_not_exists: bool) -> String {
        if !self.real {
            return Postgres.create_policy(policy, if_not_exists);
        }
        let guard = if if_not_exists { "if not exists " } else { "" };
        format!("create policy {guard}{policy}")
    }
    fn create_role(&self, quoted: &str, role: &Role, if_not_exists: bool) -> Option<String> {
        if role.no_inherit {
            return None;
        }
        if !self.real {
            return Postgres.create_role(quoted, role, if_not_exists);
        }
        let guard = if if_not_exists { "if not exists " } else { "" };
        Some(format!("create role {guard}{quoted}{}", role.options()))
    }
    fn drop_enum(&self, def: &Enum, if_exists: bool) -> Option<String> {
        Postgres.drop_enum(def, if_exists)
    }
}
