//! Updates of many rows, each with its own values.
use super::zone::is_in_utc;
use super::{Action, Writer};
use crate::ast::{Source, UpdateMany};
use crate::dialect::{RowCasts, UpdateManyForm};
use crate::schema::{ColumnDef, SqlTypeDef};
use crate::value::Kind;

/// The name of the rows.
const ROWS: &str = "drizzle_rows";

impl Writer {
    /// `update users set a = r.a from (values ..) as r (id, a) where users.id = r.id`
    pub(crate) fn update_many(&mut self, update: &UpdateMany) {
        let UpdateManyForm::From { named, casts } = self.syntax.update_many() else {
            return self.refuse("this update is written with `case`".into());
        };
        let table = update.table;
        let columns: Vec<_> = update.key.iter().chain(&update.set).copied().collect();
        if self.syntax.explicit_auto().is_some()
            && let Some(column) = update.set.iter().find(|column| column.auto.is_some())
        {
            self.refuse(format!(
                "{} never changes column `{}`, which counts itself up",
                self.syntax.name(),
                column.name
            ));
        }
        self.is_a(Action::Update);
        self.writes_table(table);
        self.raw("update ");
        self.table(table.schema, table.name);
        self.raw(" set ");
        let keys = update.key.len();
        let set: Vec<_> = update.set.iter().enumerate().collect();
        self.list(&set, ", ", |w, (i, column)| {
            w.name(column.name);
            w.raw(" = ");
            w.cell(named, keys + i, column);
        });
        self.raw(" from (values ");
        for (i, row) in update.rows.iter().enumerate() {
            self.raw(if i > 0 { ", (" } else { "(" });
            for (j, (value, column)) in row.iter().zip(&columns).enumerate() {
                if j > 0 {
                    self.raw(", ");
                }
                let cast = match casts {
                    RowCasts::No => false,
                    RowCasts::First => i == 0,
                    RowCasts::All => true,
                };
                let value = self.stored(column, value);
                if cast {
                    let ty = self.row_type(column);
                    self.raw("cast(");
                    self.expr(&value);
                    self.raw(" as ");
                    self.raw(&ty);
                    self.raw(")");
                } else {
                    self.expr(&value);
                }
            }
            self.raw(")");
        }
        self.raw(") as ");
        self.name(ROWS);
        if named {
            self.raw(" (");
            self.list(&columns, ", ", |w, column| w.name(column.name));
            self.raw(")");
        }
        self.raw(" where ");
        let key: Vec<_> = update.key.iter().enumerate().collect();
        self.list(&key, " and ", |w, (i, column)| {
            w.source_name(update.name);
            w.raw(".");
            w.name(column.name);
            w.raw(" = ");
            w.cell(named, *i, column);
        });
        let source = Source::Table(table, update.name);
        if let Some((_, filter)) = self.default_filter(&source)
            && !update.unfiltered
        {
            self.raw(" and ");
            self.condition_operand(&filter, super::expr::Binding::Not);
        }
    }

    /// A column of the rows, by its name or its place.
    fn cell(&mut self, named: bool, at: usize, column: &ColumnDef) {
        self.name(ROWS);
        self.raw(".");
        if named {
            self.name(column.name);
        } else {
            self.name(&format!("column{}", at + 1));
        }
    }

    /// The type of a column's values in the rows. Not of a length, to which a cast would cut them silently.
    fn row_type(&self, column: &ColumnDef) -> String {
        match (column.sql_type, column.kind) {
            (Some(ty @ (SqlTypeDef::Numeric(Some(_)) | SqlTypeDef::Json)), _) => {
                self.syntax.type_name(ty)
            }
            (_, Kind::Enum(_)) => self.syntax.cast_name(column.kind),
            (_, Kind::TimestampTz) if is_in_utc(column) => self.syntax.cast_name(Kind::Timestamp),
            (_, kind) => self.syntax.cast_name(kind),
        }
    }
}
