//! Indexes: statements of their own, or parts of the table's.
use super::Definition;
use crate::schema::{IndexDef, UniqueDef};

impl Definition<'_> {
    pub(super) fn indexes(&mut self, if_not_exists: bool) {
        for index in self.table.indexes {
            self.index(index, if_not_exists);
        }
    }

    /// A unique constraint as an index that covers no NULL.
    pub(super) fn unique_index(&mut self, unique: &UniqueDef) {
        let columns: Vec<_> = unique
            .columns
            .iter()
            .map(|column| (*column, false))
            .collect();
        self.write(unique.name, true, &columns, None, false);
    }

    fn index(&mut self, index: &IndexDef, if_not_exists: bool) {
        let (columns, filter) = (index.columns, index.filter);
        self.write(index.name, index.unique, columns, filter, if_not_exists);
    }

    fn write(
        &mut self,
        name: &str,
        unique: bool,
        columns: &[(usize, bool)],
        filter: Option<&str>,
        if_not_exists: bool,
    ) {
        let mut conditions: Vec<String> = filter.map(str::to_owned).into_iter().collect();
        if unique && self.syntax.nulls_are_equal() {
            let table = self.table;
            let columns = columns.iter().map(|(column, _)| &table.columns[*column]);
            let nullable = columns.filter(|column| column.nullable);
            conditions
                .extend(nullable.map(|c| format!("{} is not null", self.quoted.name(c.name))));
        }
        let filter = match conditions.is_empty() {
            true => String::new(),
            false => format!(" where {}", conditions.join(" and ")),
        };
        let columns: Vec<_> = columns
            .iter()
            .map(|(column, descending)| {
                let name = self.quoted.name(self.table.columns[*column].name);
                name + if *descending { " desc" } else { "" }
            })
            .collect();
        let (columns, name) = (columns.join(", "), self.quoted.name(name));
        if let Some(index) = self.syntax.index_in_table(unique, &name) {
            self.parts.push(format!("{index} ({columns}){filter}"));
            return;
        }
        let unique = if unique { "unique " } else { "" };
        let guard = if if_not_exists { "if not exists " } else { "" };
        let table = self.quoted.table(self.table);
        self.indexes.push(format!(
            "create {unique}index {guard}{name} on {table} ({columns}){filter}"
        ));
    }
}
