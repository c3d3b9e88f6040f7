//! Views.
use super::{Reading, Views};
use crate::introspect::rows::Row;
use drizzle::Error;
use drizzle::dialect::MySql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{CheckOption, View};

impl<E: Executor<MySql>> Reading<'_, E> {
    pub(super) async fn views(&self) -> Result<Views, Error> {
        let list: Vec<Row<4>> = self
            .rows(
                "select cast(table_name as char), cast(view_definition as char), cast(check_option as char), \
                 cast(security_type as char) from information_schema.views where table_schema = database()"
                    .into(),
            )
            .await?;
        let mut views = Views::new();
        for row in list
            .iter()
            .filter(|row| self.filters.has_table(&row.text(0)))
        {
            let database = format!("`{}`.", self.database.replace('`', "``"));
            let mut view = View {
                name: row.text(0),
                query: row.text(1).replace(&database, ""),
                ..View::default()
            };
            view.options.security_invoker = row.text(3) == "INVOKER";
            view.options.check_option = match row.text(2).as_str() {
                "LOCAL" => Some(CheckOption::Local),
                "CASCADED" => Some(CheckOption::Cascaded),
                _ => None,
            };
            views.insert(view.name.clone(), view);
        }
        Ok(views)
    }
}
