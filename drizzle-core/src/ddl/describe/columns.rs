//! A column: its type, how its value comes about, and whether it may be NULL.
use super::Describing;
use super::rare::counts;
use crate::catalog::{AutoColumn, Column, Generated};
use crate::dialect::Syntax;
use crate::schema::{ColumnDef, DefaultDef, TableDef};

/// Why a column can't have its default.
pub(super) fn refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    if let Some(reason) = super::rare::column_refused(syntax, table) {
        return Some(reason);
    }
    let column = table.columns.iter().find(|column| {
        matches!(column.default, Some(DefaultDef::Next(_))) && syntax.next_value("").is_none()
    })?;
    let name = column.name;
    Some(format!(
        "column `{name}` takes its default from a sequence, and there are none; let the column count itself up"
    ))
}

impl Describing<'_> {
    pub(super) fn columns(&mut self) {
        for (index, column) in self.table.columns.iter().enumerate() {
            let column = self.column(index, column);
            self.out.columns.push(column);
        }
    }

    fn column(&mut self, index: usize, column: &ColumnDef) -> Column {
        let mut described = Column {
            name: column.name.to_owned(),
            comment: column.comment.map(str::to_owned),
            ..Column::default()
        };
        if let Some(kind) = column.auto {
            described.ty = self.syntax.counted_type(column);
            described.not_null = true;
            described.auto = Some(AutoColumn {
                kind,
                counts: column.more.map(counts).unwrap_or_default(),
            });
            return described;
        }
        described.ty = self.column_type(index);
        if let Some(more) = column.more {
            described.charset = more.charset.map(str::to_owned);
            described.collate = more.collate.map(str::to_owned);
            // Without it the table was refused before.
            described.on_update = self
                .syntax
                .on_update_now(column)
                .filter(|_| more.on_update_now);
        }
        described.generated = column.generated.map(|generated| Generated {
            expr: generated.expr.to_owned(),
            stored: generated.stored,
        });
        described.not_null =
            !column.nullable && (column.generated.is_none() || self.syntax.generated_not_null());
        described.default = column
            .default
            .map(|default| self.default(column, default, &described.ty));
        if described.default.is_some() && self.syntax.names_defaults() {
            let name = self.names.make(&[self.table.name, column.name, "df"]);
            described.default_name = Some(name);
        }
        described
    }

    fn default(&self, column: &ColumnDef, default: DefaultDef, ty: &str) -> String {
        let expression = match default {
            DefaultDef::Sql(expression) => return format!("({expression})"),
            DefaultDef::Now => self.syntax.now(column).to_owned(),
            // Without it the table was refused before.
            DefaultDef::RandomUuid => self.syntax.random_uuid().unwrap_or_default().to_owned(),
            DefaultDef::Value(value) => self.syntax.literal(&value()),
            DefaultDef::Known(value) => self.syntax.literal(value),
            // Without sequences the table was refused before.
            DefaultDef::Next(sequence) => {
                let next = self.syntax.next_value(&sequence.quoted(self.syntax));
                next.unwrap_or_default()
            }
        };
        self.syntax.default_expression(ty, expression)
    }
}
