//! Schemas, sequences, tables and views.
use super::{ById, Reading, queries};
use crate::introspect::Found;
use crate::introspect::rows::Row;
use drizzle::Error;
use drizzle::dialect::Mssql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{CheckOption, Counts, Sequence, Table, View};

impl<E: Executor<Mssql>> Reading<'_, E> {
    pub(super) async fn objects(
        &self,
        found: &mut Found,
        tables: &mut ById<Table>,
        views: &mut ById<View>,
    ) -> Result<(), Error> {
        let list: Vec<Row<1>> = self.rows(queries::SCHEMAS).await?;
        let names = list.iter().map(|row| row.text(0));
        let names = names.filter(|name| self.has(name, "") && name != "dbo");
        found.catalog.namespaces = names.filter_map(|name| self.schema(name)).collect();
        let list: Vec<Row<9>> = self.rows(queries::SEQUENCES).await?;
        for row in list
            .iter()
            .filter(|row| self.has(&row.text(0), &row.text(1)))
        {
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
        let list: Vec<Row<5>> = self.rows(queries::TABLES).await?;
        for row in list
            .iter()
            .filter(|row| self.has(&row.text(1), &row.text(2)))
        {
            let Some(id) = row.number(0) else { continue };
            let name = row.text(2);
            if row.text(3) != "0" {
                found
                    .left_out
                    .push(format!("the history of table `{name}`"));
            }
            if row.flag(4) {
                found
                    .left_out
                    .push(format!("that table `{name}` is in memory"));
            }
            let schema = self.schema(row.text(1));
            tables.insert(
                id,
                Table {
                    schema,
                    name,
                    ..Table::default()
                },
            );
        }
        self.views(views).await?;
        let list: Vec<Row<2>> = self.rows(queries::TRIGGERS).await?;
        for row in &list {
            if let Some(table) = row.number(0).and_then(|id| tables.get(&id)) {
                let (trigger, table) = (row.text(1), &table.name);
                found
                    .left_out
                    .push(format!("trigger `{trigger}` of table `{table}`"));
            }
        }
        Ok(())
    }

    async fn views(&self, views: &mut ById<View>) -> Result<(), Error> {
        let list: Vec<Row<6>> = self.rows(queries::VIEWS).await?;
        for row in list
            .iter()
            .filter(|row| self.has(&row.text(1), &row.text(2)))
        {
            let Some(id) = row.number(0) else { continue };
            let mut view = View {
                schema: self.schema(row.text(1)),
                name: row.text(2),
                query: query(&row.text(3)),
                ..View::default()
            };
            view.options.check_option = row.flag(4).then_some(CheckOption::Cascaded);
            view.options.schemabinding = row.flag(5);
            views.insert(id, view);
        }
        let list: Vec<Row<3>> = self.rows(queries::SOURCES).await?;
        for row in &list {
            if let Some(view) = row.number(0).and_then(|id| views.get_mut(&id)) {
                view.sources.push((self.schema(row.text(1)), row.text(2)));
            }
        }
        Ok(())
    }
}

/// The query of a view: its statement is kept as it was written.
fn query(definition: &str) -> String {
    let mut query = definition.trim();
    if let Some(at) = first_as(query) {
        query = query[at..].trim().trim_end_matches(';').trim_end();
    }
    let check = "with check option";
    let before = query.len().saturating_sub(check.len());
    match query.get(before..) {
        Some(end) if end.eq_ignore_ascii_case(check) => query[..before].trim_end().to_owned(),
        _ => query.to_owned(),
    }
}

/// The place after the first word `as` that is in no quotes, parentheses or comments.
fn first_as(text: &str) -> Option<usize> {
    let mut rest = text;
    let mut word_before = false;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        let skipped = match c {
            '\'' | '"' => rest[1..].find(c).map(|end| end + 2),
            '[' => rest.find(']').map(|end| end + 1),
            '-' if rest.starts_with("--") => rest.find('\n').map(|end| end + 1),
            '/' if rest.starts_with("/*") => rest.find("*/").map(|end| end + 2),
            _ => Some(c.len_utf8()),
        }?;
        let is_as = !word_before
            && rest
                .get(..2)
                .is_some_and(|word| word.eq_ignore_ascii_case("as"));
        let ends = rest
            .get(2..)
            .and_then(|after| after.chars().next())
            .is_none_or(char::is_whitespace);
        if is_as && ends {
            return Some(at + 2);
        }
        word_before = c.is_alphanumeric() || c == '_';
        rest = &rest[skipped..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_views() {
        let cases = [
            ("create view [as x] as select 1 as n", "select 1 as n"),
            (
                "CREATE VIEW dbo.basics -- as was\nAS\nSELECT 1 WITH CHECK OPTION",
                "SELECT 1",
            ),
            (
                "create view v with schemabinding as select a from dbo.t;",
                "select a from dbo.t",
            ),
        ];
        for (definition, expected) in cases {
            assert_eq!(query(definition), expected);
        }
    }
}
