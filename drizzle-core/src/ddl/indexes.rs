//! Indexes: statements of their own, or parts of the table's.
use super::Definition;
use crate::dialect::Syntax;
use crate::schema::{IndexDef, IndexKey, KeyOf, TableDef, UniqueDef};

/// Why there can't be an index of the table.
pub(super) fn refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    if syntax.hash_sharded().is_none()
        && (table.primary_key_sharded || table.indexes.iter().any(|index| index.hash_sharded))
    {
        return Some(
            "there is one node, over which no key can be spread; leave out `hash_sharded`".into(),
        );
    }
    let mut indexes = table.indexes.iter();
    if let Some(reason) = table
        .indexes
        .iter()
        .find_map(|index| syntax.refuses_index(index))
    {
        return Some(reason);
    }
    let index = indexes.find(|index| !index.include.is_empty() && syntax.include().is_none())?;
    Some(format!(
        "index `{}` includes columns beside its key, which can't be; leave out `include`",
        index.name
    ))
}

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
        let index = IndexDef::new(unique.name, true, &[]);
        self.write(&index, &columns, false);
    }

    fn index(&mut self, index: &IndexDef, if_not_exists: bool) {
        self.write(index, index.columns, if_not_exists);
    }

    fn write(&mut self, index: &IndexDef, columns: &[(usize, bool)], if_not_exists: bool) {
        let IndexDef {
            name,
            unique,
            filter,
            include,
            hash_sharded,
            ..
        } = *index;
        let mut conditions: Vec<String> = filter.map(str::to_owned).into_iter().collect();
        let more = index.more;
        let equal = more.is_some_and(|more| more.nulls_not_distinct);
        if unique && self.syntax.nulls_are_equal() && !equal {
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
        let sharded = self.syntax.hash_sharded().filter(|_| hash_sharded);
        let sharded = sharded.unwrap_or_default();
        let include = match self.syntax.include() {
            Some(word) if !include.is_empty() => format!(" {word} ({})", self.list(include)),
            _ => String::new(),
        };
        let columns: Vec<_> = match index.rare_keys() {
            [] => {
                let plain = columns.iter().map(|(column, descending)| {
                    let name = self.quoted.name(self.table.columns[*column].name);
                    name + if *descending { " desc" } else { "" }
                });
                plain.collect()
            }
            keys => keys.iter().map(|key| self.key(key)).collect(),
        };
        let using = more.and_then(|more| more.using);
        let using = using
            .map(|using| format!(" using {using}"))
            .unwrap_or_default();
        let with = more.and_then(|more| more.with);
        let with = with
            .map(|with| format!(" with ({with})"))
            .unwrap_or_default();
        let equal = self.equal_nulls(equal);
        let (columns, name) = (columns.join(", "), self.quoted.name(name));
        let part = self.syntax.index_in_table(unique, &name);
        // No dialect takes `include` in the table's definition.
        if let Some(index) = part.filter(|_| include.is_empty()) {
            self.parts
                .push(format!("{index}{using} ({columns}){filter}{with}"));
            return;
        }
        let table = self.quoted.table(self.table);
        let create = self
            .syntax
            .create_index(unique, &name, &table, if_not_exists);
        let rest = match self.syntax.filter_before_parameters() {
            true => filter + &with,
            false => with + &filter,
        };
        self.indexes.push(format!(
            "{create}{using} ({columns}){sharded}{include}{equal}{rest}"
        ));
    }

    /// A key with what is said about it.
    fn key(&self, key: &IndexKey) -> String {
        let mut text = match key.of {
            KeyOf::Column(column) => self.quoted.name(self.table.columns[column].name),
            KeyOf::Sql(sql) => format!("({sql})"),
        };
        if let Some(length) = key.prefix {
            text += &format!("({length})");
        }
        if let Some(collation) = key.collate {
            text += &format!(" collate {}", self.quoted.name(collation));
        }
        if let Some(op) = key.op {
            text += &format!(" {op}");
        }
        if key.descending {
            text += " desc";
        }
        match key.nulls_first {
            Some(true) => text + " nulls first",
            Some(false) => text + " nulls last",
            None => text,
        }
    }
}
