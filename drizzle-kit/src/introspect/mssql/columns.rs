//! Columns of tables and views.
use super::{ById, Reading, queries};
use crate::introspect::rows::Row;
use crate::introspect::text::unwrapped;
use drizzle::Error;
use drizzle::dialect::Mssql;
use drizzle::exec::Executor;
use drizzle_core::catalog::{Auto, AutoColumn, Column, Counts, Generated, Table, View};

impl<E: Executor<Mssql>> Reading<'_, E> {
    /// Adds the columns to the tables, and gives those of the views.
    pub(super) async fn columns(
        &self,
        tables: &mut ById<Table>,
        views: &ById<View>,
    ) -> Result<ById<Vec<Column>>, Error> {
        let list: Vec<Row<16>> = self.rows(queries::COLUMNS).await?;
        let mut of_views: ById<Vec<Column>> = ById::new();
        for row in &list {
            let Some(id) = row.number(0) else { continue };
            if let Some(table) = tables.get_mut(&id) {
                table.columns.push(column(row));
            } else if views.contains_key(&id) {
                of_views.entry(id).or_default().push(column(row));
            }
        }
        Ok(of_views)
    }
}

fn column(row: &Row<16>) -> Column {
    let mut column = Column {
        name: row.text(1),
        ty: type_name(&row.text(2), row.number(3), row.number(4), row.number(5)),
        not_null: !row.flag(6),
        collate: row.option(14),
        comment: row.option(15),
        ..Column::default()
    };
    if row.flag(7) {
        // What every one does was not said.
        let said = |at| row.number(at).filter(|n: &i64| *n != 1);
        column.auto = Some(AutoColumn {
            kind: Auto::Increment,
            counts: Counts {
                start: said(8),
                increment: said(9),
                ..Counts::default()
            },
        });
        return column;
    }
    match row.option(12) {
        Some(expr) => {
            column.generated = Some(Generated {
                expr: unwrapped(&expr).to_owned(),
                stored: row.flag(13),
            });
        }
        None => {
            column.default = row.option(11);
            column.default_name = row.option(10);
        }
    }
    column
}

/// A type as it is written.
fn type_name(
    name: &str,
    length: Option<i32>,
    precision: Option<u32>,
    scale: Option<u32>,
) -> String {
    let (length, precision, scale) = (
        length.unwrap_or(0),
        precision.unwrap_or(0),
        scale.unwrap_or(0),
    );
    match name {
        "varchar" | "nvarchar" | "varbinary" if length < 0 => format!("{name}(max)"),
        "varchar" | "char" | "varbinary" | "binary" => format!("{name}({length})"),
        // It tells bytes, and each character has two.
        "nvarchar" | "nchar" => format!("{name}({})", length / 2),
        "decimal" | "numeric" => format!("{name}({precision}, {scale})"),
        "time" | "datetime2" | "datetimeoffset" => format!("{name}({scale})"),
        // Of no length: both are their own names for one type.
        "timestamp" => "rowversion".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        let cases = [
            (("nvarchar", 40, 0, 0), "nvarchar(20)"),
            (("nvarchar", -1, 0, 0), "nvarchar(max)"),
            (("varchar", 40, 0, 0), "varchar(40)"),
            (("decimal", 9, 10, 2), "decimal(10, 2)"),
            (("datetime2", 8, 27, 7), "datetime2(7)"),
            (("float", 8, 53, 0), "float"),
            (("timestamp", 8, 0, 0), "rowversion"),
        ];
        for ((name, length, precision, scale), expected) in cases {
            assert_eq!(
                type_name(name, Some(length), Some(precision), Some(scale)),
                expected
            );
        }
    }
}
