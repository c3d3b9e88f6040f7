//! Tests of rows.
use super::Writer;
use crate::ast::{Expr, RowTest, RowTestKind};
use crate::dialect::RowsForm;

impl Writer {
    pub(super) fn row_test(&mut self, test: &RowTest) {
        let empty = matches!(&test.test, RowTestKind::In(rows, _) if rows.is_empty());
        let form = self.syntax.rows();
        if empty || form == RowsForm::None {
            return match test.expanded() {
                // It stands where one condition does.
                Some(expanded) => {
                    self.raw("(");
                    self.condition(&expanded);
                    self.raw(")");
                }
                None => self.refuse(format!(
                    "{} has no rows as operands: ask with `exists` whether there is such a row",
                    self.syntax.name()
                )),
            };
        }
        // Beside a column, a value has its type.
        self.out.loose |= (0..test.row.len()).any(|i| {
            let column = |cells: &[Expr]| cells.get(i).is_some_and(|cell| !is_value(cell));
            !(column(&test.row)
                || matches!(&test.test, RowTestKind::Compare(_, other) if column(other)))
        });
        self.row(&test.row);
        match &test.test {
            RowTestKind::Compare(op, other) => {
                self.raw(self.syntax.operator(*op));
                self.row(other);
            }
            RowTestKind::In(rows, negated) => {
                self.raw(if *negated { " not in (" } else { " in (" });
                if form == RowsForm::InValues {
                    self.raw("values ");
                }
                self.list(rows, ", ", |w, row| w.row(row));
                self.raw(")");
            }
            RowTestKind::InQuery(query, negated) => {
                self.raw(if *negated { " not in " } else { " in " });
                if query.limit.is_some() && self.syntax.wraps_limited_in() {
                    self.wrapped(query);
                } else {
                    self.subquery(query);
                }
            }
        }
    }

    fn row(&mut self, cells: &[Expr]) {
        self.raw("(");
        self.list(cells, ", ", Self::expr);
        self.raw(")");
    }
}

fn is_value(expr: &Expr) -> bool {
    matches!(expr, Expr::Value(_) | Expr::Loose(_))
}
