//! Columns of tables and views.
use super::{ByName, Columns, Reading, Views, charset_of};
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::MySql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Auto, AutoColumn, Column, Counts, Generated, Table};

impl<E: Executor<MySql>> Reading<'_, E> {
    /// Adds the columns to the tables, and gives those of the views.
    pub(super) async fn columns(
        &self,
        tables: &mut ByName<Table>,
        views: &Views,
    ) -> Result<Columns, Error> {
        let list: Vec<Row<9>> = self
            .rows(
                "select cast(table_name as char), cast(column_name as char), cast(column_type as char), cast(is_nullable as char), \
                 cast(column_default as char), cast(extra as char), cast(generation_expression as char), \
                 cast(collation_name as char), cast(column_comment as char) \
                 from information_schema.columns where table_schema = database() order by table_name, ordinal_position"
                    .into(),
            )
            .await?;
        let mut of_views = Columns::new();
        for row in &list {
            let name = row.text(0);
            if let Some(table) = tables.get_mut(&name) {
                let column = self.column(row, Some(table));
                table.columns.push(column);
            } else if views.contains_key(&name) {
                of_views
                    .entry(name)
                    .or_default()
                    .push(self.column(row, None));
            }
        }
        Ok(of_views)
    }

    fn column(&self, row: &Row<9>, table: Option<&Table>) -> Column {
        let extra = row.text(5).to_lowercase();
        let mut column = Column {
            name: row.text(1),
            ty: row.text(2),
            not_null: row.text(3) == "NO",
            comment: row.option(8).filter(|comment| !comment.is_empty()),
            ..Column::default()
        };
        let of_table = table.and_then(|table| table.options.collate.as_ref());
        let of_table = of_table.unwrap_or(&self.collation);
        let own = row.option(7).filter(|collation| collation != of_table);
        let charset = own.as_deref().map(charset_of);
        column.charset = charset.filter(|charset| *charset != charset_of(of_table));
        column.collate = own;
        if extra.contains("auto_increment") {
            column.auto = Some(AutoColumn {
                kind: Auto::Increment,
                counts: Counts::default(),
            });
            return column;
        }
        if let Some(expr) = row.option(6).filter(|expr| !expr.is_empty()) {
            column.generated = Some(Generated {
                expr: unwrapped(&self.expression(&expr)).to_owned(),
                stored: extra.contains("stored") || extra.contains("persistent"),
            });
            return column;
        }
        column.default = row
            .option(4)
            .and_then(|text| self.default(text, &column.ty, &extra));
        let on_update = extra
            .split_once("on update ")
            .map(|(_, rest)| rest.trim().to_owned());
        column.on_update = on_update;
        column
    }

    fn default(&self, text: String, ty: &str, extra: &str) -> Option<String> {
        if self.maria {
            // It tells the expression, and NULL where there is none.
            return (text != "NULL").then_some(text);
        }
        if extra.contains("default_generated") {
            let text = self.expression(&text);
            let now = text.to_lowercase();
            if now.starts_with("current_timestamp") || now.starts_with("now(") {
                return Some(text);
            }
            let text = unwrapped(&text);
            return Some(plain(text).unwrap_or_else(|| format!("({text})")));
        }
        let word = ty.split(['(', ' ']).next().unwrap_or_default();
        let numbers = [
            "tinyint",
            "smallint",
            "mediumint",
            "int",
            "bigint",
            "decimal",
            "float",
            "double",
            "bit",
            "year",
        ];
        Some(match numbers.contains(&word) {
            true => text,
            false => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''")),
        })
    }
}

/// An expression that is a literal: as it would stand there without parentheses.
fn plain(text: &str) -> Option<String> {
    if text.parse::<f64>().is_ok() && !text.contains(char::is_alphabetic) {
        return Some(text.to_owned());
    }
    let literal = text.strip_prefix("_utf8mb4").unwrap_or(text);
    let inner = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()?),
            '\'' => drop(chars.next_if_eq(&'\'')?),
            _ => {}
        }
    }
    Some(literal.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_stand_without_parentheses() {
        let cases = [
            ("1.50", Some("1.50")),
            ("-3", Some("-3")),
            ("1 + 2", None),
            ("_utf8mb4'a\\\\b'", Some("'a\\\\b'")),
            ("'it''s'", Some("'it''s'")),
            ("'a' || 'b'", None),
            ("nan", None),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text).as_deref(), expected, "{text}");
        }
    }
}
