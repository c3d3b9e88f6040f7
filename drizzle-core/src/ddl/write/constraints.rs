//! Keys and checks, as they stand in a table's definition or after `alter table .. add`.
use super::Writer;
use crate::catalog::{Check, ForeignKey, PrimaryKey, Unique};
use crate::schema::Action;

impl Writer {
    /// A primary key.
    pub fn primary_key(&self, key: &PrimaryKey) -> String {
        let name = key.name.as_ref();
        let name = name
            .map(|name| format!("constraint {} ", self.name(name)))
            .unwrap_or_default();
        let columns = self.list(&key.columns);
        let sharded = self.syntax.hash_sharded().filter(|_| key.sharded);
        let sharded = sharded.unwrap_or_default();
        let (clustered, later) = (clustered(key.clustered), deferrable(key.deferrable));
        format!("{name}primary key{clustered} ({columns}){sharded}{later}")
    }

    /// A unique constraint.
    pub fn unique(&self, unique: &Unique) -> String {
        let (name, columns) = (self.name(&unique.name), self.list(&unique.columns));
        let equal = equal_nulls(unique.nulls_not_distinct);
        let (clustered, later) = (clustered(unique.clustered), deferrable(unique.deferrable));
        format!("constraint {name} unique{clustered}{equal} ({columns}){later}")
    }

    /// A check.
    pub fn check(&self, check: &Check) -> String {
        format!(
            "constraint {} check ({})",
            self.name(&check.name),
            check.expr
        )
    }

    /// A foreign key.
    pub fn foreign_key(&self, key: &ForeignKey) -> String {
        let (name, columns) = (self.name(&key.name), self.list(&key.columns));
        let table = self.qualified(key.foreign_schema.as_deref(), &key.foreign_table);
        let foreign = self.list(&key.foreign_columns);
        let full = if key.match_full { " match full" } else { "" };
        let on_delete = self.action(" on delete ", key.on_delete);
        let on_update = self.action(" on update ", key.on_update);
        format!(
            "constraint {name} foreign key ({columns}) references {table} ({foreign}){full}{on_delete}{on_update}{}",
            deferrable(key.deferrable)
        )
    }

    fn action(&self, words: &str, action: Action) -> String {
        let action = self.syntax.action(action);
        action
            .map(|action| format!("{words}{action}"))
            .unwrap_or_default()
    }
}

/// The words that make NULL equal to NULL.
pub(super) fn equal_nulls(equal: bool) -> &'static str {
    match equal {
        true => " nulls not distinct",
        false => "",
    }
}

/// The word for whether rows are stored by a key.
fn clustered(clustered: Option<bool>) -> &'static str {
    match clustered {
        None => "",
        Some(true) => " clustered",
        Some(false) => " nonclustered",
    }
}

fn deferrable(deferrable: Option<bool>) -> &'static str {
    match deferrable {
        None => "",
        Some(false) => " deferrable",
        Some(true) => " deferrable initially deferred",
    }
}
