//! Keys and indexes.
use super::{ById, Reading, queries};
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Mssql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Index, Key, KeyOf, PrimaryKey, Table, Unique, View};

/// Whether rows are stored by an index.
const CLUSTERED: &str = "1";

impl<E: Executor<Mssql>> Reading<'_, E> {
    pub(super) async fn indexes(
        &self,
        tables: &mut ById<Table>,
        views: &mut ById<View>,
    ) -> Result<(), Error> {
        let list: Vec<Row<11>> = self.rows(queries::INDEXES).await?;
        for row in &list {
            let Some(id) = row.number::<i64>(0) else {
                continue;
            };
            if let Some(view) = views.get_mut(&id) {
                add(&mut view.indexes, row);
            }
            let Some(table) = tables.get_mut(&id) else {
                continue;
            };
            if row.flag(3) {
                let key = table.primary_key.get_or_insert_with(|| PrimaryKey {
                    name: row.option(1),
                    // Rows are stored by it unless it says otherwise.
                    clustered: (row.text(5) != CLUSTERED).then_some(false),
                    ..PrimaryKey::default()
                });
                key.columns.push(row.text(7));
            } else if row.flag(4) {
                let name = row.text(1);
                if table
                    .uniques
                    .last()
                    .is_none_or(|unique| unique.name != name)
                {
                    table.uniques.push(Unique {
                        name,
                        clustered: (row.text(5) == CLUSTERED).then_some(true),
                        ..Unique::default()
                    });
                }
                table
                    .uniques
                    .last_mut()
                    .into_iter()
                    .for_each(|unique| unique.columns.push(row.text(7)));
            } else {
                add(&mut table.indexes, row);
            }
        }
        Ok(())
    }
}

fn add(indexes: &mut Vec<Index>, row: &Row<11>) {
    let name = row.text(1);
    if indexes.last().is_none_or(|index| index.name != name) {
        indexes.push(Index {
            name,
            unique: row.flag(2),
            filter: row.option(6).map(|text| unwrapped(&text).to_owned()),
            with: row
                .option(10)
                .filter(|factor| factor != "0")
                .map(|factor| format!("fillfactor = {factor}")),
            clustered: row.text(5) == CLUSTERED,
            ..Index::default()
        });
    }
    let Some(index) = indexes.last_mut() else {
        return;
    };
    match row.flag(9) {
        true => index.include.push(row.text(7)),
        false => index.keys.push(Key {
            of: KeyOf::Column(row.text(7)),
            descending: row.flag(8),
            ..Key::default()
        }),
    }
}
