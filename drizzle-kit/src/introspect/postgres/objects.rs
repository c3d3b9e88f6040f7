//! Schemas, extensions, roles, types and sequences.
use super::{OWN_SCHEMAS, Reading};
use crate::introspect::Found;
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Composite, Counts, Domain, Enum, Role, Sequence};

/// The condition that an object is no part of an extension.
pub(super) fn no_extension(class: &str, oid: &str) -> String {
    format!(
        "not exists (select 1 from pg_catalog.pg_depend x where x.classid = 'pg_catalog.{class}'::regclass and x.objid = {oid} and x.deptype = 'e')"
    )
}

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    pub(super) async fn namespaces(&self, found: &mut Found) -> Result<(), Error> {
        let of_extension = no_extension("pg_namespace", "n.oid");
        let list: Vec<Row<1>> = self
            .rows(format!(
                "select n.nspname::text from pg_catalog.pg_namespace n where {OWN_SCHEMAS} and {of_extension}"
            ))
            .await?;
        let names = list.into_iter().map(|row| row.text(0));
        // That `public` is empty says nothing.
        let names = names.filter(|name| name != "public" && self.has_schema(name));
        found.catalog.namespaces = names.filter_map(|name| self.schema(name)).collect();
        let list: Vec<Row<1>> = self
            .rows(
                "select extname::text from pg_catalog.pg_extension where extname <> 'plpgsql'"
                    .into(),
            )
            .await?;
        found.catalog.extensions = list.into_iter().map(|row| row.text(0)).collect();
        Ok(())
    }

    pub(super) async fn roles(&self, found: &mut Found) -> Result<(), Error> {
        if self.filters.role_names().is_empty() {
            return Ok(());
        }
        let list: Vec<Row<6>> = self
            .rows(
                "select rolname::text, rolcanlogin::text, rolcreatedb::text, rolcreaterole::text, (not rolinherit)::text, \
                 rolbypassrls::text from pg_catalog.pg_roles"
                    .into(),
            )
            .await?;
        let roles = list.iter().map(|row| Role {
            name: row.text(0),
            login: row.flag(1),
            create_db: row.flag(2),
            create_role: row.flag(3),
            no_inherit: row.flag(4),
            bypass_rls: row.flag(5),
        });
        let wanted = |role: &Role| self.filters.role_names().contains(&role.name);
        found.catalog.roles = roles.filter(wanted).collect();
        Ok(())
    }

    pub(super) async fn types(&self, found: &mut Found) -> Result<(), Error> {
        let of_extension = no_extension("pg_type", "t.oid");
        let list: Vec<Row<3>> = self
            .rows(format!(
                "select n.nspname::text, t.typname::text, \
                 (select json_agg(e.enumlabel order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid)::text \
                 from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace \
                 where t.typtype = 'e' and {OWN_SCHEMAS} and {of_extension}"
            ))
            .await?;
        for row in list.iter().filter(|row| self.has_schema(&row.text(0))) {
            found.catalog.enums.push(Enum {
                schema: self.schema(row.text(0)),
                name: row.text(1),
                labels: row.list(2)?,
            });
        }
        self.domains(found, &of_extension).await?;
        let list: Vec<Row<4>> = self
            .rows(format!(
                "select n.nspname::text, t.typname::text, \
                 (select json_agg(a.attname order by a.attnum) from pg_catalog.pg_attribute a \
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)::text, \
                 (select json_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) from pg_catalog.pg_attribute a \
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)::text \
                 from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace \
                 join pg_catalog.pg_class c on c.oid = t.typrelid \
                 where c.relkind = 'c' and {OWN_SCHEMAS} and {of_extension}"
            ))
            .await?;
        for row in list.iter().filter(|row| self.has_schema(&row.text(0))) {
            found.catalog.composites.push(Composite {
                schema: self.schema(row.text(0)),
                name: row.text(1),
                fields: row.list(2)?.into_iter().zip(row.list(3)?).collect(),
            });
        }
        Ok(())
    }

    /// Domains, each after the one that it is of: so they were created.
    async fn domains(&self, found: &mut Found, of_extension: &str) -> Result<(), Error> {
        let list: Vec<Row<6>> = self
            .rows(format!(
                "select n.nspname::text, t.typname::text, format_type(t.typbasetype, t.typtypmod)::text, \
                 (select json_agg(pg_get_expr(k.conbin, 0) order by k.conname) from pg_catalog.pg_constraint k \
                  where k.contypid = t.oid and k.contype = 'c')::text, \
                 t.typnotnull::text, t.typdefault::text \
                 from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace \
                 where t.typtype = 'd' and {OWN_SCHEMAS} and {of_extension} order by t.oid"
            ))
            .await?;
        for row in list.iter().filter(|row| self.has_schema(&row.text(0))) {
            let checks = row.list(3)?;
            let check = match &checks[..] {
                [] => None,
                [check] => Some(unwrapped(check).to_owned()),
                checks => Some(checks.join(" and ")),
            };
            let name = row.text(1);
            if row.flag(4) || row.option(5).is_some() {
                found
                    .left_out
                    .push(format!("the default and `not null` of domain `{name}`"));
            }
            found.catalog.domains.push(Domain {
                schema: self.schema(row.text(0)),
                name,
                base: row.text(2),
                check,
            });
        }
        Ok(())
    }

    /// Sequences that belong to no column.
    pub(super) async fn sequences(&self, found: &mut Found) -> Result<(), Error> {
        let of_extension = no_extension("pg_class", "c.oid");
        let list: Vec<Row<9>> = self
            .rows(format!(
                "select n.nspname::text, c.relname::text, format_type(s.seqtypid, null)::text, s.seqstart::text, \
                 s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcache::text, s.seqcycle::text \
                 from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid \
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace \
                 where {OWN_SCHEMAS} and {of_extension} and c.relpersistence <> 't' and not exists (select 1 from pg_catalog.pg_depend d \
                 where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_catalog.pg_class'::regclass \
                 and d.deptype in ('a', 'i') and d.refobjsubid > 0)"
            ))
            .await?;
        for row in &list {
            let migrations = !self.filters.has_table(&row.text(1));
            if migrations || !self.has_schema(&row.text(0)) {
                continue;
            }
            found.catalog.sequences.push(Sequence {
                schema: self.schema(row.text(0)),
                name: row.text(1),
                ty: row.text(2),
                counts: Counts {
                    start: row.number(3),
                    increment: row.number(4),
                    min: row.number(5),
                    max: row.number(6),
                    cache: row.number(7),
                    cycle: row.flag(8),
                    name: None,
                },
            });
        }
        Ok(())
    }
}
