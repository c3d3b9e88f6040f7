//! A column: its type, how its value comes about, and whether it may be NULL.
use super::{Definition, keys};
use crate::dialect::Syntax;
use crate::schema::{ColumnDef, DefaultDef, TableDef};
use std::fmt::Write as _;

/// Why a column can't have its default.
pub(super) fn refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    let column = table.columns.iter().find(|column| {
        matches!(column.default, Some(DefaultDef::Next(_))) && syntax.next_value("").is_none()
    })?;
    let name = column.name;
    Some(format!(
        "column `{name}` takes its default from a sequence, and there are none; let the column count itself up"
    ))
}

impl Definition<'_> {
    pub(super) fn columns(&mut self) {
        for (index, column) in self.table.columns.iter().enumerate() {
            let mut sql = self.quoted.name(column.name);
            sql.push(' ');
            if column.auto.is_some() {
                let auto = self.syntax.auto_column(column);
                sql += &auto.sql;
                if !auto.primary_key {
                    sql += " not null";
                }
            } else {
                self.column(index, column, &mut sql);
            }
            sql += &self.column_comment(column.comment);
            self.parts.push(sql);
        }
    }

    fn column(&mut self, index: usize, column: &ColumnDef, sql: &mut String) {
        let ty = keys::column_type(self.syntax, self.table, index);
        match column.generated {
            Some(generated) => *sql += &self.syntax.generated(&ty, generated),
            None => *sql += &ty,
        }
        if !column.nullable && (column.generated.is_none() || self.syntax.generated_not_null()) {
            *sql += " not null";
        }
        let expression = match column.default {
            None => return,
            Some(DefaultDef::Sql(expression)) => format!("({expression})"),
            Some(DefaultDef::Now) => {
                let now = self.syntax.now(column).to_owned();
                self.syntax.default_expression(&ty, now)
            }
            Some(DefaultDef::Value(value)) => {
                let literal = self.syntax.literal(&value());
                self.syntax.default_expression(&ty, literal)
            }
            Some(DefaultDef::Next(sequence)) => {
                // Without sequences the table was refused before.
                let next = self.syntax.next_value(&sequence.quoted(self.syntax));
                self.syntax
                    .default_expression(&ty, next.unwrap_or_default())
            }
        };
        if self.syntax.names_defaults() {
            let name = self.names.make(&[self.table.name, column.name, "df"]);
            let _ = write!(sql, " constraint {}", self.quoted.name(&name));
        }
        let _ = write!(sql, " default {expression}");
    }
}
