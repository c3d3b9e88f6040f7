//! Lists of values in `from`.
use super::Writer;
use crate::ast::{Expr, ValueList};
use crate::dialect::ValuesForm;

impl Writer {
    /// A list of values as a table of this name.
    pub(super) fn value_list(&mut self, name: &str, list: &ValueList) {
        let names = |w: &mut Self| {
            w.raw(" (");
            w.list(&list.columns, ", ", |w, column| w.name(column));
            w.raw(")");
        };
        match self.syntax.values_form() {
            ValuesForm::Aliased { row } => {
                self.raw("(");
                self.rows_of_values(list, row);
                self.raw(") ");
                self.name(name);
                names(self);
            }
            ValuesForm::Numbered => {
                self.raw("(select ");
                for (i, column) in list.columns.iter().enumerate() {
                    let separator = if i > 0 { ", " } else { "" };
                    self.raw(&format!("{separator}column{} as ", i + 1));
                    self.name(column);
                }
                self.raw(" from (");
                self.rows_of_values(list, "");
                self.raw(")) ");
                self.name(name);
            }
            ValuesForm::Refused => self.refuse(format!(
                "{} has no lists of values in `from` that keep their types, and `{name}` is one: insert the rows into a table, or ask for them with `in_array`",
                self.syntax.server()
            )),
        }
    }

    fn rows_of_values(&mut self, list: &ValueList, row: &str) {
        self.raw("values ");
        self.list(&list.rows, ", ", |w, values| {
            w.raw(row);
            w.raw("(");
            for (i, (value, kind)) in values.iter().zip(&list.kinds).enumerate() {
                if i > 0 {
                    w.raw(", ");
                }
                if w.syntax.casts_listed_values() {
                    w.expr(&Expr::Cast(Box::new(value.clone()), *kind, None));
                } else {
                    w.expr(value);
                }
            }
            w.raw(")");
        });
    }
}
