//! Keys and checks.
use super::{Definition, enum_of};
use crate::schema::{Action, ForeignKeyDef, UniqueDef};
use crate::types::Allowed;
use crate::value::Kind;

impl Definition<'_> {
    pub(super) fn constraints(&mut self) {
        self.primary_key();
        for unique in self.table.uniques {
            self.unique(unique);
        }
        for check in self.table.checks {
            self.check(check.name, check.expr);
        }
        self.checks_of_types();
        for key in (self.table.foreign_keys)() {
            let text = self.foreign_key(&key);
            if (self.later)(&key) {
                self.foreign_keys.push((key.name, text));
            } else {
                self.parts.push(text);
            }
        }
    }

    fn primary_key(&mut self) {
        let table = self.table;
        let said = |column: &usize| {
            let column = &table.columns[*column];
            column.auto.is_some() && self.syntax.auto_column(column).primary_key
        };
        if table.primary_key.is_empty() || table.primary_key.iter().any(said) {
            return;
        }
        let name = match table.primary_key_name {
            Some(name) => Some(name.to_owned()),
            None if self.syntax.names_primary_keys() => {
                Some(self.names.make(&[table.name, "pkey"]))
            }
            None => None,
        };
        let name = name
            .map(|name| format!("constraint {} ", self.quoted.name(&name)))
            .unwrap_or_default();
        let columns = self.list(table.primary_key);
        let sharded = self.syntax.hash_sharded();
        let sharded = sharded.filter(|_| table.primary_key_sharded);
        let sharded = sharded.unwrap_or_default();
        self.parts
            .push(format!("{name}primary key ({columns}){sharded}"));
    }

    /// Where NULLs count as equal, an index leaves them out instead, which is what a constraint does elsewhere.
    fn unique(&mut self, unique: &UniqueDef) {
        let nullable = |column: &usize| self.table.columns[*column].nullable;
        let equal = unique.nulls_not_distinct;
        if self.syntax.nulls_are_equal() && !equal && unique.columns.iter().any(nullable) {
            return self.unique_index(unique);
        }
        let (name, columns) = (self.quoted.name(unique.name), self.list(unique.columns));
        self.parts.push(format!(
            "constraint {name} unique{} ({columns})",
            self.equal_nulls(equal)
        ));
    }

    fn check(&mut self, name: &str, condition: &str) {
        let name = self.quoted.name(name);
        self.parts
            .push(format!("constraint {name} check ({condition})"));
    }

    /// The condition that a column has one of its type's values.
    fn allowed(&self, quoted: &str, allowed: Allowed) -> String {
        let list: Vec<_> = match allowed {
            Allowed::Integers(numbers) => numbers.iter().map(i64::to_string).collect(),
            Allowed::Texts(texts) => {
                let literal = |text: &&str| self.syntax.text_literal(text);
                texts.iter().map(literal).collect()
            }
        };
        format!("{quoted} in ({})", list.join(", "))
    }

    /// What other dialects' types see to by themselves.
    fn checks_of_types(&mut self) {
        let table = self.table;
        for column in table.columns {
            let quoted = self.quoted.name(column.name);
            let of_enum = enum_of(column)
                .and_then(|def| self.syntax.enum_check(&quoted, def))
                .or_else(|| Some(self.allowed(&quoted, column.allowed?)));
            if let Some(condition) = of_enum {
                let name = self.names.make(&[table.name, column.name, "check"]);
                self.check(&name, &condition);
            }
            if column.is_json()
                && let Some(condition) = self.syntax.json_check(&quoted)
            {
                let name = self.names.make(&[table.name, column.name, "json"]);
                self.check(&name, &condition);
            }
            if let (Kind::FixedBytes(bytes), None) = (column.kind, column.sql_type)
                && let Some(condition) = self.syntax.length_check(&quoted, bytes)
            {
                let name = self.names.make(&[table.name, column.name, "length"]);
                self.check(&name, &condition);
            }
            if column.generated.is_some() && !column.nullable && !self.syntax.generated_not_null() {
                let name = self.names.make(&[table.name, column.name, "not_null"]);
                self.check(&name, &format!("{quoted} is not null"));
            }
        }
    }

    fn foreign_key(&self, key: &ForeignKeyDef) -> String {
        let foreign: Vec<_> = key.foreign.iter().map(|c| self.quoted.name(c)).collect();
        let (name, columns) = (self.quoted.name(key.name), self.list(key.columns));
        let (table, foreign) = (self.quoted.table(key.table), foreign.join(", "));
        let on_delete = self.action(" on delete ", key.on_delete);
        let on_update = self.action(" on update ", key.on_update);
        format!(
            "constraint {name} foreign key ({columns}) references {table} ({foreign}){on_delete}{on_update}{}",
            match key.deferrable {
                None => "",
                Some(false) => " deferrable",
                Some(true) => " deferrable initially deferred",
            }
        )
    }

    /// The words that make NULL equal to NULL, where it is not anyway.
    pub(super) fn equal_nulls(&self, equal: bool) -> &'static str {
        match equal && !self.syntax.nulls_are_equal() {
            true => " nulls not distinct",
            false => "",
        }
    }

    fn action(&self, words: &str, action: Action) -> String {
        let action = self.syntax.action(action);
        action
            .map(|action| format!("{words}{action}"))
            .unwrap_or_default()
    }
}
