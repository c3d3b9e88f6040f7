//! Keys and checks.
use super::Describing;
use crate::catalog::{Check, ForeignKey, Index, Key, KeyOf, PrimaryKey, Unique};
use crate::ddl::enum_of;
use crate::error::Error;
use crate::schema::{Action, ForeignKeyDef, TableDef, UniqueDef};
use crate::types::Allowed;
use crate::value::Kind;

impl Describing<'_> {
    pub(super) fn constraints(&mut self) -> Result<(), Error> {
        self.primary_key();
        for unique in self.table.uniques {
            self.unique(unique);
        }
        for check in self.table.checks {
            let expr = check.expr.text(self.syntax)?;
            self.check(check.name.to_owned(), expr);
        }
        self.checks_of_types();
        for key in self.table.foreign_keys.get() {
            let key = self.foreign_key(&key);
            self.out.foreign_keys.push(key);
        }
        Ok(())
    }

    fn primary_key(&mut self) {
        let table = self.table;
        if table.primary_key.is_empty() {
            return;
        }
        let name = match table.primary_key_name {
            Some(name) => Some(name.to_owned()),
            None if self.syntax.names_primary_keys() => {
                Some(self.names.make(&[table.name, "pkey"]))
            }
            None => None,
        };
        self.out.primary_key = Some(PrimaryKey {
            name,
            columns: self.list(table.primary_key),
            sharded: table.primary_key_sharded,
            // Rows are stored by one key alone, which is this one unless another says so.
            clustered: table
                .primary_key_more
                .clustered
                .or_else(|| another_clusters(table).then_some(false)),
            deferrable: table.primary_key_more.deferrable,
        });
    }

    /// Where NULLs count as equal, an index leaves them out instead, which is what a constraint does elsewhere.
    fn unique(&mut self, unique: &UniqueDef) {
        let (name, columns) = (unique.name.to_owned(), self.list(unique.columns));
        let equal = unique.nulls_not_distinct;
        let filter = self.without_nulls(unique.columns);
        if self.syntax.nulls_are_equal() && !equal && !filter.is_empty() {
            let key = |column| Key {
                of: KeyOf::Column(column),
                ..Key::default()
            };
            self.out.indexes.push(Index {
                name,
                unique: true,
                keys: columns.into_iter().map(key).collect(),
                filter: Some(filter.join(" and ")),
                ..Index::default()
            });
            return;
        }
        self.out.uniques.push(Unique {
            name,
            columns,
            nulls_not_distinct: equal && !self.syntax.nulls_are_equal(),
            clustered: unique.more.clustered,
            deferrable: unique.more.deferrable,
        });
    }

    /// The conditions that none of these columns is NULL.
    pub(super) fn without_nulls(&self, columns: &[usize]) -> Vec<String> {
        let columns = columns.iter().map(|column| &self.table.columns[*column]);
        let nullable = columns.filter(|column| column.nullable);
        nullable
            .map(|column| format!("{} is not null", self.quoted.name(column.name)))
            .collect()
    }

    fn check(&mut self, name: String, expr: String) {
        self.out.checks.push(Check { name, expr });
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
                self.check(name, condition);
            }
            if column.is_json()
                && let Some(condition) = self.syntax.json_check(&quoted)
            {
                let name = self.names.make(&[table.name, column.name, "json"]);
                self.check(name, condition);
            }
            if let (Kind::FixedBytes(bytes), None) = (column.kind, column.sql_type)
                && let Some(condition) = self.syntax.length_check(&quoted, bytes)
            {
                let name = self.names.make(&[table.name, column.name, "length"]);
                self.check(name, condition);
            }
            if column.generated.is_some() && !column.nullable && !self.syntax.generated_not_null() {
                let name = self.names.make(&[table.name, column.name, "not_null"]);
                self.check(name, format!("{quoted} is not null"));
            }
        }
    }

    fn foreign_key(&self, key: &ForeignKeyDef) -> ForeignKey {
        ForeignKey {
            name: key.name.to_owned(),
            columns: self.list(key.columns),
            foreign_schema: key.table.schema.map(str::to_owned),
            foreign_table: key.table.name.to_owned(),
            foreign_columns: key.foreign.iter().map(|&name| name.to_owned()).collect(),
            on_delete: self.action(key.on_delete),
            on_update: self.action(key.on_update),
            deferrable: key.deferrable,
            match_full: key.match_full,
        }
    }

    /// What the dialect has no word for is what it does anyway.
    fn action(&self, action: Action) -> Action {
        let has_word = self.syntax.action(action).is_some();
        if has_word { action } else { Action::NoAction }
    }
}

/// Whether rows are stored by another key than the primary one.
fn another_clusters(table: &TableDef) -> bool {
    let mut indexes = table.indexes.iter().filter_map(|index| index.more);
    let mut uniques = table.uniques.iter();
    uniques.any(|unique| unique.more.clustered == Some(true)) || indexes.any(|more| more.clustered)
}
