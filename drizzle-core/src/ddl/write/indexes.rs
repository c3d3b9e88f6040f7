//! Indexes: statements of their own, or parts of the table's.
use super::Writer;
use super::constraints::equal_nulls;
use crate::catalog::{Index, Key, KeyOf};

impl Writer {
    /// An index as a part of its table's definition, where the dialect has it there.
    pub fn index_in_table(&self, index: &Index) -> Option<String> {
        // No dialect takes `include` in the table's definition.
        if !index.include.is_empty() {
            return None;
        }
        let part = self
            .syntax
            .index_in_table(index.unique, &self.name(&index.name))?;
        let kind = index.kind.as_ref().map(|kind| format!("{kind} "));
        let mut part = kind.unwrap_or_default() + &part;
        if index.clustered {
            part += " clustered";
        }
        let (using, columns) = (self.using(index), self.keys(index));
        let (filter, with) = (self.filter(index), self.with(index));
        Some(format!("{part}{using} ({columns}){filter}{with}"))
    }

    /// The statement that creates an index of a table, whose name is given quoted.
    pub fn create_index(&self, quoted_table: &str, index: &Index, if_not_exists: bool) -> String {
        let name = self.name(&index.name);
        let create = self
            .syntax
            .create_index(index.unique, &name, quoted_table, if_not_exists);
        // What kind it is of stands before the word `index`.
        let create = match (index.clustered, &index.kind) {
            (true, _) => create.replacen("index ", "clustered index ", 1),
            (false, Some(kind)) => create.replacen("index ", &format!("{kind} index "), 1),
            (false, None) => create,
        };
        let sharded = self.syntax.hash_sharded().filter(|_| index.sharded);
        let sharded = sharded.unwrap_or_default();
        let include = match self.syntax.include() {
            Some(word) if !index.include.is_empty() => {
                format!(" {word} ({})", self.list(&index.include))
            }
            _ => String::new(),
        };
        let equal = equal_nulls(index.nulls_not_distinct);
        let (filter, with) = (self.filter(index), self.with(index));
        let rest = match self.syntax.filter_before_parameters() {
            true => filter + &with,
            false => with + &filter,
        };
        let (using, columns) = (self.using(index), self.keys(index));
        format!("{create}{using} ({columns}){sharded}{include}{equal}{rest}")
    }

    fn using(&self, index: &Index) -> String {
        let using = index.using.as_ref();
        using
            .map(|using| format!(" using {using}"))
            .unwrap_or_default()
    }

    fn with(&self, index: &Index) -> String {
        let with = index.with.as_ref();
        with.map(|with| format!(" with ({with})"))
            .unwrap_or_default()
    }

    fn filter(&self, index: &Index) -> String {
        let filter = index.filter.as_ref();
        filter
            .map(|filter| format!(" where {filter}"))
            .unwrap_or_default()
    }

    /// The keys, with what is said about each.
    fn keys(&self, index: &Index) -> String {
        let keys: Vec<_> = index.keys.iter().map(|key| self.key(key)).collect();
        keys.join(", ")
    }

    fn key(&self, key: &Key) -> String {
        let mut text = match &key.of {
            KeyOf::Column(column) => self.name(column),
            KeyOf::Sql(sql) => format!("({sql})"),
        };
        if let Some(length) = key.prefix {
            text += &format!("({length})");
        }
        if let Some(collation) = &key.collate {
            text += &format!(" collate {}", self.name(collation));
        }
        if let Some(op) = &key.op {
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
