//! Keys and indexes. A unique constraint is a unique index here, and told as one.
use super::{ByName, Reading};
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::MySql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Index, Key, KeyOf, PrimaryKey, Table};

impl<E: Executor<MySql>> Reading<'_, E> {
    pub(super) async fn indexes(&self, tables: &mut ByName<Table>) -> Result<(), Error> {
        // Only MySQL has keys that are expressions.
        let expression = if self.maria {
            "null"
        } else {
            "cast(expression as char)"
        };
        let list: Vec<Row<8>> = self
            .rows(format!(
                "select cast(table_name as char), cast(index_name as char), cast(non_unique as char), cast(column_name as char), \
                 cast(collation as char), cast(sub_part as char), cast(index_type as char), {expression} \
                 from information_schema.statistics where table_schema = database() order by table_name, index_name, seq_in_index"
            ))
            .await?;
        for row in &list {
            let Some(table) = tables.get_mut(&row.text(0)) else {
                continue;
            };
            let name = row.text(1);
            if name == "PRIMARY" {
                let key = table.primary_key.get_or_insert_with(PrimaryKey::default);
                key.columns.push(row.text(3));
                continue;
            }
            if table.indexes.last().is_none_or(|index| index.name != name) {
                let kind = row.text(6).to_lowercase();
                table.indexes.push(Index {
                    name,
                    unique: row.text(2) == "0",
                    kind: ["fulltext", "spatial"]
                        .contains(&kind.as_str())
                        .then_some(kind),
                    ..Index::default()
                });
            }
            let Some(index) = table.indexes.last_mut() else {
                continue;
            };
            index.keys.push(Key {
                of: match (row.option(3), row.option(7)) {
                    (Some(column), _) => KeyOf::Column(column),
                    (None, expression) => {
                        let text = self.expression(&expression.unwrap_or_default());
                        KeyOf::Sql(unwrapped(&text).to_owned())
                    }
                },
                descending: row.text(4) == "D",
                // A spatial index has the size of its boxes there.
                prefix: row
                    .number(5)
                    .filter(|_| index.kind.as_deref() != Some("spatial")),
                ..Key::default()
            });
        }
        Ok(())
    }
}
