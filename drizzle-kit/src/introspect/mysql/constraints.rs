//! Foreign keys and checks.
use super::{ByName, Reading};
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::MySql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Action, Check, ForeignKey, KeyOf, Table};

/// InnoDB does at once what the standard does at the end of the statement, so the two words mean the same.
fn action(words: &str) -> Action {
    match words {
        "CASCADE" => Action::Cascade,
        "SET NULL" => Action::SetNull,
        "SET DEFAULT" => Action::SetDefault,
        _ => Action::NoAction,
    }
}

impl<E: Executor<MySql>> Reading<'_, E> {
    pub(super) async fn constraints(&self, tables: &mut ByName<Table>) -> Result<(), Error> {
        self.foreign_keys(tables).await?;
        self.checks(tables).await?;
        for table in tables.values_mut() {
            own_indexes(table);
            if self.maria {
                json(table);
            }
        }
        Ok(())
    }

    async fn foreign_keys(&self, tables: &mut ByName<Table>) -> Result<(), Error> {
        let list: Vec<Row<8>> = self
            .rows(
                "select cast(k.table_name as char), cast(k.constraint_name as char), cast(k.column_name as char), \
                 cast(k.referenced_table_schema as char), cast(k.referenced_table_name as char), \
                 cast(k.referenced_column_name as char), cast(r.delete_rule as char), cast(r.update_rule as char) \
                 from information_schema.key_column_usage k join information_schema.referential_constraints r \
                 on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name and r.table_name = k.table_name \
                 where k.table_schema = database() and k.referenced_table_name is not null \
                 order by k.table_name, k.constraint_name, k.ordinal_position"
                    .into(),
            )
            .await?;
        for row in &list {
            let Some(table) = tables.get_mut(&row.text(0)) else {
                continue;
            };
            let name = row.text(1);
            if table.foreign_keys.last().is_none_or(|key| key.name != name) {
                table.foreign_keys.push(ForeignKey {
                    name,
                    foreign_schema: row.option(3).filter(|schema| *schema != self.database),
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

    async fn checks(&self, tables: &mut ByName<Table>) -> Result<(), Error> {
        // Only MariaDB tells the table with the condition, since names are a table's own there.
        let list: Vec<Row<3>> = self
            .rows(match self.maria {
                true => "select cast(table_name as char), cast(constraint_name as char), cast(check_clause as char) \
                         from information_schema.check_constraints where constraint_schema = database()"
                    .into(),
                false => "select cast(t.table_name as char), cast(c.constraint_name as char), cast(c.check_clause as char) \
                          from information_schema.check_constraints c join information_schema.table_constraints t \
                          on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name \
                          and t.constraint_type = 'CHECK' where c.constraint_schema = database()"
                    .into(),
            })
            .await?;
        for row in &list {
            if let Some(table) = tables.get_mut(&row.text(0)) {
                let expr = self.expression(&row.text(2));
                table.checks.push(Check {
                    name: row.text(1),
                    expr: unwrapped(&expr).to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// A foreign key makes an index of its name where no other serves it; nobody asked for that one.
fn own_indexes(table: &mut Table) {
    let keys = &table.foreign_keys;
    table.indexes.retain(|index| {
        let columns = |key: &ForeignKey| {
            let names = key
                .columns
                .iter()
                .map(|column| KeyOf::Column(column.clone()));
            names.eq(index.keys.iter().map(|key| key.of.clone()))
        };
        !keys
            .iter()
            .any(|key| key.name == index.name && !index.unique && columns(key))
    });
}

/// MariaDB's `json` is a long text with a check that has the column's name.
fn json(table: &mut Table) {
    let columns = &mut table.columns;
    table.checks.retain(|check| {
        let is_json = check.expr == format!("json_valid(`{}`)", check.name);
        let column = columns.iter_mut().find(|column| column.name == check.name);
        match column.filter(|column| is_json && column.ty == "longtext") {
            None => true,
            Some(column) => {
                "json".clone_into(&mut column.ty);
                (column.charset, column.collate) = (None, None);
                false
            }
        }
    });
}
