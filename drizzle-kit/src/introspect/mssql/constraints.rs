//! Foreign keys and checks.
use super::{ById, Reading, queries};
use crate::introspect::Found;
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Mssql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Action, Check, ForeignKey, Table};

fn action(words: &str) -> Action {
    match words {
        "CASCADE" => Action::Cascade,
        "SET_NULL" => Action::SetNull,
        "SET_DEFAULT" => Action::SetDefault,
        _ => Action::NoAction,
    }
}

impl<E: Executor<Mssql>> Reading<'_, E> {
    pub(super) async fn constraints(
        &self,
        tables: &mut ById<Table>,
        _found: &mut Found,
    ) -> Result<(), Error> {
        let list: Vec<Row<3>> = self.rows(queries::CHECKS).await?;
        for row in &list {
            if let Some(table) = row.number(0).and_then(|id| tables.get_mut(&id)) {
                table.checks.push(Check {
                    name: row.text(1),
                    expr: unwrapped(&row.text(2)).to_owned(),
                });
            }
        }
        let list: Vec<Row<8>> = self.rows(queries::FOREIGN_KEYS).await?;
        for row in &list {
            let Some(table) = row.number(0).and_then(|id| tables.get_mut(&id)) else {
                continue;
            };
            let name = row.text(1);
            if table.foreign_keys.last().is_none_or(|key| key.name != name) {
                table.foreign_keys.push(ForeignKey {
                    name,
                    foreign_schema: self.schema(row.text(3)),
                    foreign_table: row.text(4),
                    on_delete: action(&row.text(6)),
                    on_update: action(&row.text(7)),
                    ..ForeignKey::default()
                });
            }
            if let Some(key) = table.foreign_keys.last_mut() {
                key.columns.push(row.text(2));
                key.foreign_columns.push(row.text(5));
            }
        }
        Ok(())
    }
}
