//! Views.
use super::{ByOid, Reading};
use crate::introspect::Found;
use crate::introspect::rows::Row;
use drizzle::Error;
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle_core::catalog::{CheckOption, View};

impl<D: Dialect, E: Executor<D>> Reading<'_, D, E> {
    /// A view without its query.
    pub(super) fn view(
        &self,
        row: &Row<11>,
        schema: Option<String>,
        materialized: bool,
        found: &mut Found,
    ) -> View {
        let mut view = View {
            schema,
            name: row.text(2),
            ..View::default()
        };
        view.options.materialized = materialized;
        for option in row.text(8).split(", ").filter(|option| !option.is_empty()) {
            match option {
                "security_barrier=true" | "security_barrier=on" => {
                    view.options.security_barrier = true
                }
                "security_invoker=true" | "security_invoker=on" => {
                    view.options.security_invoker = true
                }
                "check_option=local" => view.options.check_option = Some(CheckOption::Local),
                "check_option=cascaded" => view.options.check_option = Some(CheckOption::Cascaded),
                "security_barrier=false" | "security_invoker=false" => {}
                other => {
                    let name = &view.name;
                    found.left_out.push(format!("`{other}` of view `{name}`"));
                }
            }
        }
        view
    }

    /// Adds the views' queries, and what they take rows from.
    pub(super) async fn queries(&self, views: &mut ByOid<View>) -> Result<(), Error> {
        if views.is_empty() {
            return Ok(());
        }
        let list: Vec<Row<2>> = self
            .rows(
                "select c.oid::text, pg_get_viewdef(c.oid)::text from pg_catalog.pg_class c where c.relkind in ('v', 'm')"
                    .into(),
            )
            .await?;
        for row in &list {
            if let Some(view) = row.number(0).and_then(|oid| views.get_mut(&oid)) {
                view.query = row.text(1).trim().trim_end_matches(';').to_owned();
            }
        }
        let list: Vec<Row<3>> = self
            .rows(
                "select distinct r.ev_class::text, n.nspname::text, c.relname::text \
                 from pg_catalog.pg_rewrite r join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid \
                 join pg_catalog.pg_class c on d.refclassid = 'pg_catalog.pg_class'::regclass and c.oid = d.refobjid and c.oid <> r.ev_class \
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace \
                 where c.relkind in ('r', 'p', 'v', 'm', 'f')"
                    .into(),
            )
            .await?;
        for row in &list {
            if let Some(view) = row.number(0).and_then(|oid| views.get_mut(&oid)) {
                view.sources.push((self.schema(row.text(1)), row.text(2)));
            }
        }
        Ok(())
    }
}
