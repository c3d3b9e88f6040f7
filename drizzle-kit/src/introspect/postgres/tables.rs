//! Tables and views, by their numbers; their parts are added to them.
use super::objects::no_extension;
use super::{ByOid, OWN_SCHEMAS, Reading};
use crate::introspect::Found;
use crate::introspect::rows::Row;
use drizzle::Error;
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Policy, RowSecurity, Table, View};

/// Tables and views as they grow.
#[derive(Default)]
pub(super) struct Relations {
    pub(super) tables: ByOid<Table>,
    pub(super) views: ByOid<View>,
}

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    pub(super) async fn relations(&self, found: &mut Found) -> Result<(), Error> {
        let of_extension = no_extension("pg_class", "c.oid");
        let list: Vec<Row<11>> = self
            .rows(format!(
                "select c.oid::text, n.nspname::text, c.relname::text, c.relkind::text, c.relpersistence::text, \
                 obj_description(c.oid, 'pg_class')::text, c.relrowsecurity::text, c.relforcerowsecurity::text, \
                 array_to_string(c.reloptions, ', ')::text, s.spcname::text, \
                 (select string_agg(p.inhparent::regclass::text, ', ') from pg_catalog.pg_inherits p where p.inhrelid = c.oid)::text \
                 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace \
                 left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace \
                 where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't' and not c.relispartition \
                 and {OWN_SCHEMAS} and {of_extension}"
            ))
            .await?;
        let mut relations = Relations::default();
        for row in &list {
            let (schema, name) = (row.text(1), row.text(2));
            if !self.has_schema(&schema) || !self.filters.has_table(&name) {
                continue;
            }
            let Some(oid) = row.number(0) else { continue };
            let schema = self.schema(schema);
            match row.text(3).as_str() {
                "r" | "p" => {
                    let table = self.table(row, schema, found);
                    relations.tables.insert(oid, table);
                }
                "f" => found.left_out.push(format!("foreign table `{name}`")),
                kind => {
                    let view = self.view(row, schema, kind == "m", found);
                    relations.views.insert(oid, view);
                }
            }
        }
        let columns = self.columns(&mut relations).await?;
        self.constraints(&mut relations.tables, found).await?;
        self.indexes(&mut relations, found).await?;
        self.policies(&mut relations.tables).await?;
        self.queries(&mut relations.views).await?;
        self.triggers(&relations, found).await?;
        found.catalog.tables = relations.tables.into_values().collect();
        for (oid, view) in relations.views {
            found
                .view_columns
                .push(columns.get(&oid).cloned().unwrap_or_default());
            found.catalog.views.push(view);
        }
        Ok(())
    }

    fn table(&self, row: &Row<11>, schema: Option<String>, found: &mut Found) -> Table {
        let mut table = Table {
            schema,
            name: row.text(2),
            comment: row.option(5),
            row_security: match (row.flag(6), row.flag(7)) {
                (false, _) => RowSecurity::Off,
                (true, false) => RowSecurity::On,
                (true, true) => RowSecurity::Forced,
            },
            ..Table::default()
        };
        table.options.unlogged = row.text(4) == "u";
        table.options.with = row.option(8);
        table.options.tablespace = row.option(9);
        let name = &table.name;
        if row.text(3) == "p" {
            found
                .left_out
                .push(format!("the partitioning of table `{name}`"));
        }
        if let Some(parents) = row.option(10) {
            found
                .left_out
                .push(format!("that table `{name}` inherits from {parents}"));
        }
        table
    }

    async fn policies(&self, tables: &mut ByOid<Table>) -> Result<(), Error> {
        let list: Vec<Row<7>> = self
            .rows(
                "select p.polrelid::text, p.polname::text, (not p.polpermissive)::text, p.polcmd::text, \
                 (select json_agg(quote_ident(r.rolname) order by r.rolname) from pg_catalog.pg_roles r where r.oid = any(p.polroles))::text, \
                 pg_get_expr(p.polqual, p.polrelid)::text, pg_get_expr(p.polwithcheck, p.polrelid)::text \
                 from pg_catalog.pg_policy p"
                    .into(),
            )
            .await?;
        for row in &list {
            let Some(table) = row.number(0).and_then(|oid| tables.get_mut(&oid)) else {
                continue;
            };
            let command = match row.text(3).as_str() {
                "r" => "select",
                "a" => "insert",
                "w" => "update",
                "d" => "delete",
                _ => "all",
            };
            let condition = |column| {
                let text = row.option(column);
                text.map(|text| crate::introspect::text::unwrapped(&text).to_owned())
            };
            table.policies.push(Policy {
                name: row.text(1),
                restrictive: row.flag(2),
                command: command.to_owned(),
                roles: row.list(4)?,
                using: condition(5),
                with_check: condition(6),
            });
        }
        Ok(())
    }

    /// Triggers and rules are no part of a catalog; people should know that they are there.
    async fn triggers(&self, relations: &Relations, found: &mut Found) -> Result<(), Error> {
        let list: Vec<Row<2>> = self
            .rows("select tgrelid::text, tgname::text from pg_catalog.pg_trigger where not tgisinternal".into())
            .await?;
        for row in &list {
            if let Some(table) = row.number(0).and_then(|oid| relations.tables.get(&oid)) {
                let (trigger, table) = (row.text(1), &table.name);
                found
                    .left_out
                    .push(format!("trigger `{trigger}` of table `{table}`"));
            }
        }
        Ok(())
    }
}
