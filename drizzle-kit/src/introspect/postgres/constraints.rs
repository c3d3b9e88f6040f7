//! Keys and checks.
use super::{ByOid, Reading};
use crate::introspect::Found;
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Action, Check, ForeignKey, PrimaryKey, Table, Unique};

fn action(code: &str) -> Action {
    match code {
        "r" => Action::Restrict,
        "c" => Action::Cascade,
        "n" => Action::SetNull,
        "d" => Action::SetDefault,
        _ => Action::NoAction,
    }
}

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    pub(super) async fn constraints(
        &self,
        tables: &mut ByOid<Table>,
        found: &mut Found,
    ) -> Result<(), Error> {
        let names = |table: &str, key: &str| {
            format!(
                "(select json_agg(a.attname order by u.at) from unnest({key}) with ordinality u(num, at) \
                 join pg_catalog.pg_attribute a on a.attrelid = {table} and a.attnum = u.num)::text"
            )
        };
        let (own, other) = (
            names("k.conrelid", "k.conkey"),
            names("k.confrelid", "k.confkey"),
        );
        let list: Vec<Row<15>> = self
            .rows(format!(
                "select k.conrelid::text, k.conname::text, k.contype::text, {own}, pg_get_expr(k.conbin, k.conrelid)::text, \
                 fn.nspname::text, f.relname::text, {other}, k.confdeltype::text, k.confupdtype::text, \
                 k.condeferrable::text, k.condeferred::text, (k.confmatchtype = 'f')::text, i.indnullsnotdistinct::text, \
                 k.convalidated::text \
                 from pg_catalog.pg_constraint k \
                 left join pg_catalog.pg_class f on f.oid = k.confrelid \
                 left join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace \
                 left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype = 'u' \
                 where k.conrelid <> 0 order by k.conrelid, k.conname"
            ))
            .await?;
        for row in &list {
            let Some(table) = row.number(0).and_then(|oid| tables.get_mut(&oid)) else {
                continue;
            };
            let name = row.text(1);
            let deferrable = row.flag(10).then(|| row.flag(11));
            match row.text(2).as_str() {
                "p" => {
                    table.primary_key = Some(PrimaryKey {
                        name: Some(name),
                        columns: row.list(3)?,
                        deferrable,
                        ..PrimaryKey::default()
                    });
                }
                "u" => table.uniques.push(Unique {
                    name,
                    columns: row.list(3)?,
                    nulls_not_distinct: row.flag(13),
                    clustered: None,
                    deferrable,
                }),
                "c" => table.checks.push(Check {
                    name,
                    expr: unwrapped(&row.text(4)).to_owned(),
                }),
                "f" => table.foreign_keys.push(ForeignKey {
                    name,
                    columns: row.list(3)?,
                    foreign_schema: self.schema(row.text(5)),
                    foreign_table: row.text(6),
                    foreign_columns: row.list(7)?,
                    on_delete: action(&row.text(8)),
                    on_update: action(&row.text(9)),
                    deferrable,
                    match_full: row.flag(12),
                }),
                "x" => {
                    let table = &table.name;
                    found
                        .left_out
                        .push(format!("exclusion constraint `{name}` of table `{table}`"));
                }
                // `not null` is told with the columns.
                _ => {}
            }
        }
        Ok(())
    }
}
