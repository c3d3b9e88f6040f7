//! What has to go for a while, since a database does not change what something else depends on.
use super::tables::Pair;
use super::{Differ, Name, enums};
use crate::questions::Kind;
use crate::words;
use drizzle_core::catalog::{Column, ForeignKey};

/// The columns and keys that change, by their new names.
#[derive(Debug, Default)]
pub(super) struct Freed {
    /// Columns that get another type, or are dropped and created again.
    pub(super) retyped: Vec<(Name, String)>,
    /// Columns that get another name.
    pub(super) renamed: Vec<(Name, String)>,
    /// Columns that are dropped, also if they are created again.
    pub(super) dropped: Vec<(Name, String)>,
    /// Columns that are dropped and created again.
    pub(super) recreated: Vec<(Name, String)>,
    /// Keys and indexes that are dropped: tables and columns, and whether they were unique.
    pub(super) keys: Vec<(Name, Vec<String>, bool)>,
}

impl Freed {
    fn any_in(list: &[(Name, String)], table: &Name, columns: &[String]) -> bool {
        list.iter()
            .any(|(of, name)| of == table && columns.contains(name))
    }
    fn any_mentioned(list: &[(Name, String)], table: &Name, text: &str) -> bool {
        list.iter()
            .any(|(of, name)| of == table && words::mentions(text, name))
    }
    pub(super) fn retypes(&self, table: &Name, columns: &[String]) -> bool {
        Freed::any_in(&self.retyped, table, columns)
    }
    pub(super) fn mentions_retyped(&self, table: &Name, text: &str) -> bool {
        Freed::any_mentioned(&self.retyped, table, text)
    }
    pub(super) fn mentions_renamed(&self, table: &Name, text: &str) -> bool {
        Freed::any_mentioned(&self.renamed, table, text)
    }
    pub(super) fn recreates(&self, table: &Name, column: &str) -> bool {
        self.recreated
            .iter()
            .any(|(of, name)| of == table && name == column)
    }
    /// Whether a view on this table can't stay.
    pub(super) fn frees_views(&self, table: &Name) -> bool {
        let mut all = self
            .retyped
            .iter()
            .chain(&self.renamed)
            .chain(&self.dropped);
        all.any(|(of, _)| of == table)
    }
    /// Whether a key goes that a foreign key needs.
    pub(super) fn frees_key(&self, key: &ForeignKey, table: &Name, own_too: bool) -> bool {
        let foreign = Name::new(&key.foreign_schema, &key.foreign_table);
        let same = |one: &[String], other: &[String]| {
            one.len() == other.len() && one.iter().all(|name| other.contains(name))
        };
        self.keys.iter().any(|(of, columns, unique)| {
            let referred = *of == foreign && *unique && same(columns, &key.foreign_columns);
            let begins =
                |of_key: &[String]| columns.first().is_some_and(|name| of_key.contains(name));
            let held = own_too
                && (*of == *table && begins(&key.columns)
                    || *of == foreign && begins(&key.foreign_columns));
            referred || held
        })
    }
}

impl Differ<'_> {
    /// What changes of the columns of tables that stay.
    pub(super) fn freed(&self, pairs: &[Pair<'_>]) -> Freed {
        let mut freed = Freed::default();
        for rename in &self.renames.0 {
            if let (Kind::Column, Some((_, table))) = (rename.kind, &rename.of) {
                freed.renamed.push((table.clone(), rename.to.name.clone()));
            }
        }
        for pair in pairs {
            let table = pair.new_name();
            for before in &pair.mapped.columns {
                let at = (table.clone(), before.name.clone());
                let after = pair
                    .after
                    .columns
                    .iter()
                    .find(|after| after.name == before.name);
                let Some(after) = after else {
                    freed.dropped.push(at);
                    continue;
                };
                if self.rules.recreates(before, after) {
                    freed.retyped.push(at.clone());
                    freed.dropped.push(at.clone());
                    freed.recreated.push(at);
                } else if self.retypes(before, after) {
                    freed.retyped.push(at);
                }
            }
        }
        if self.rules.rebuilds() {
            return freed;
        }
        for pair in pairs {
            let table = pair.new_name();
            for column in &pair.mapped.columns {
                let Some(generated) = &column.generated else {
                    continue;
                };
                let after = pair
                    .after
                    .columns
                    .iter()
                    .any(|after| after.name == column.name);
                let of_type =
                    self.rules.frees_generated() && freed.mentions_retyped(&table, &generated.expr);
                let of_name = self.rules.frees_texts_of_renamed()
                    && freed.mentions_renamed(&table, &generated.expr);
                if after && (of_type || of_name) && !freed.recreates(&table, &column.name) {
                    let at = (table.clone(), column.name.clone());
                    freed.retyped.push(at.clone());
                    freed.dropped.push(at.clone());
                    freed.recreated.push(at);
                }
            }
        }
        freed
    }

    /// Whether the values of a column become others.
    fn retypes(&self, before: &Column, after: &Column) -> bool {
        let of_enum = self.mapped.enums.iter().any(|def| {
            let of_type = enums::is_of(&after.ty, def);
            let mut others = self.to.enums.iter();
            let now = others.find(|other| (&other.schema, &other.name) == (&def.schema, &def.name));
            of_type && now.is_some_and(|now| enums::recreated(&def.labels, &now.labels))
        });
        of_enum
            || !words::same(&before.ty, &after.ty)
            || before.collate != after.collate
            || before.charset != after.charset
            || self.rules.nulls_are_typed() && before.not_null != after.not_null
    }
}
