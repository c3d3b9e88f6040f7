//! Indexes.
use super::Describing;
use crate::catalog::{Index, Key, KeyOf};
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::{self, IndexDef, IndexKey, TableDef};

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

impl Describing<'_> {
    pub(super) fn indexes(&mut self) -> Result<(), Error> {
        for index in self.table.indexes {
            let index = self.index(index)?;
            self.out.indexes.push(index);
        }
        Ok(())
    }

    fn index(&self, index: &IndexDef) -> Result<Index, Error> {
        let more = index.more;
        let equal = more.is_some_and(|more| more.nulls_not_distinct);
        let filter = index.filter.map(|filter| filter.text(self.syntax));
        let mut conditions: Vec<String> = filter.transpose()?.into_iter().collect();
        if index.unique && self.syntax.nulls_are_equal() && !equal {
            let columns: Vec<_> = index.columns.iter().map(|(column, _)| *column).collect();
            conditions.extend(self.without_nulls(&columns));
        }
        let keys = match index.rare_keys() {
            [] => index.columns.iter().map(|(column, descending)| Key {
                of: self.of_column(*column),
                descending: *descending,
                ..Key::default()
            }),
            keys => return Ok(self.rare(index, keys, conditions)),
        };
        Ok(Index {
            keys: keys.collect(),
            ..self.plain(index, conditions)
        })
    }

    fn rare(&self, index: &IndexDef, keys: &[IndexKey], conditions: Vec<String>) -> Index {
        Index {
            keys: keys.iter().map(|key| self.key(key)).collect(),
            ..self.plain(index, conditions)
        }
    }

    /// All but its keys.
    fn plain(&self, index: &IndexDef, conditions: Vec<String>) -> Index {
        let more = index.more;
        let equal = more.is_some_and(|more| more.nulls_not_distinct);
        Index {
            name: index.name.to_owned(),
            keys: Vec::new(),
            unique: index.unique,
            using: more.and_then(|more| more.using).map(str::to_owned),
            filter: (!conditions.is_empty()).then(|| conditions.join(" and ")),
            include: self.list(index.include),
            with: more.and_then(|more| more.with).map(str::to_owned),
            nulls_not_distinct: equal && !self.syntax.nulls_are_equal(),
            sharded: index.hash_sharded,
            kind: more.and_then(|more| more.kind).map(str::to_owned),
            clustered: more.is_some_and(|more| more.clustered),
            concurrently: more.is_some_and(|more| more.concurrently),
        }
    }

    fn of_column(&self, column: usize) -> KeyOf {
        KeyOf::Column(self.table.columns[column].name.to_owned())
    }

    fn key(&self, key: &IndexKey) -> Key {
        Key {
            of: match key.of {
                schema::KeyOf::Column(column) => self.of_column(column),
                schema::KeyOf::Sql(sql) => KeyOf::Sql(sql.to_owned()),
            },
            descending: key.descending,
            nulls_first: key.nulls_first,
            op: key.op.map(str::to_owned),
            prefix: key.prefix,
            collate: key.collate.map(str::to_owned),
        }
    }
}
