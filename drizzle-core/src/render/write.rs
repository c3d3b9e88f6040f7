//! Updates and deletes, and what all writes share.
use super::{Columns, Writer};
use crate::ast::{Body, Delete, Expr, Item, Piece, Query, Select, Source, Update};
use crate::dialect::{ReturningForm, WriteAlias};
use crate::schema::{ColumnDef, SourceName, TableDef};

/// The columns that a write sets, and to what.
type Set = [(&'static ColumnDef, Expr)];

impl Writer {
    /// The table that is written, and its other name if it has one.
    fn target(&mut self, def: &TableDef, name: &SourceName) {
        self.table(def.schema, def.name);
        if def.name != name.name {
            self.raw(" as ");
            self.name(name.name);
        }
    }

    pub(super) fn assignments(&mut self, table: &SourceName, set: &Set) {
        let in_order = self.syntax.assigns_in_order().then(|| ordered(table, set));
        let set: Vec<_> = match in_order {
            None => set.iter().collect(),
            Some(Ok(set)) => set,
            Some(Err(column)) => {
                self.refuse(format!(
                    "{} assigns one column after the other, so that column `{column}` would be read after it was set: use two statements",
                    self.syntax.name()
                ));
                return;
            }
        };
        self.list(&set, ", ", |w, (column, value)| {
            w.name(column.name);
            w.raw(" = ");
            w.expr(value);
        });
    }

    /// What is returned, at the end of the statement.
    pub(super) fn returning(&mut self, items: &[Item]) {
        if !items.is_empty() && self.syntax.returning() != ReturningForm::Output {
            self.raw(" returning ");
            self.list(items, ", ", Self::item);
        }
    }

    /// What is returned of the old or new row, in the middle of the statement.
    pub(super) fn output(&mut self, row: &'static str, items: &[Item]) {
        if !items.is_empty() && self.syntax.returning() == ReturningForm::Output {
            self.raw(" output ");
            let columns = std::mem::replace(&mut self.columns, Columns::Of(row));
            self.list(items, ", ", Self::item);
            self.columns = columns;
        }
    }

    pub(crate) fn update(&mut self, update: &Update) {
        let aliased = update.table.name != update.name.name;
        let from = aliased && self.syntax.alias_in_write() == WriteAlias::InFrom;
        self.raw("update ");
        if from {
            self.name(update.name.name);
        } else {
            self.target(update.table, update.name);
        }
        self.raw(" set ");
        self.assignments(update.name, &update.set);
        self.output("inserted", &update.returning);
        if from {
            self.raw(" from ");
            self.target(update.table, update.name);
        }
        self.clause(" where ", update.filter.as_ref());
        self.returning(&update.returning);
    }

    pub(crate) fn delete(&mut self, delete: &Delete) {
        let aliased = delete.table.name != delete.name.name;
        self.raw("delete ");
        if aliased && self.syntax.alias_in_write() != WriteAlias::As {
            self.name(delete.name.name);
            self.output("deleted", &delete.returning);
            self.raw(" from ");
            self.target(delete.table, delete.name);
        } else {
            self.raw("from ");
            self.target(delete.table, delete.name);
            self.output("deleted", &delete.returning);
        }
        self.clause(" where ", delete.filter.as_ref());
        self.returning(&delete.returning);
    }
}

/// The assignments in an order in which each reads only columns that are not set yet; or a column for which there
/// is none.
fn ordered<'s>(
    table: &SourceName,
    set: &'s Set,
) -> Result<Vec<&'s (&'static ColumnDef, Expr)>, &'static str> {
    let mut left: Vec<_> = set.iter().collect();
    let mut out = Vec::with_capacity(set.len());
    while !left.is_empty() {
        let free = (0..left.len()).find(|i| {
            let column = left[*i].0.name;
            let others = left.iter().enumerate().filter(|(other, _)| other != i);
            !others
                .map(|(_, (_, value))| value)
                .any(|value| reads(value, table, column))
        });
        match free {
            Some(i) => out.push(left.remove(i)),
            None => return Err(left[0].0.name),
        }
    }
    Ok(out)
}

/// Whether an expression reads a column of a table, also from within a subquery.
fn reads(expr: &Expr, table: &SourceName, column: &str) -> bool {
    let one = |expr: &Expr| reads(expr, table, column);
    let query = |query: &Query| query_reads(query, table, column);
    match expr {
        Expr::Column(source, read) => {
            (source.name, source.schema, read.name) == (table.name, table.schema, column)
        }
        Expr::Derived(..)
        | Expr::Excluded(_)
        | Expr::Value(_)
        | Expr::Loose(_)
        | Expr::Table(_)
        | Expr::RowMarker(..) => false,
        Expr::Binary(_, operands) => one(&operands.0) || one(&operands.1),
        Expr::And(list) | Expr::Or(list) | Expr::Call(_, list) | Expr::Concat(list) => {
            list.iter().any(one)
        }
        Expr::Not(operand) | Expr::Cast(operand, ..) | Expr::IsNull { operand, .. } => one(operand),
        Expr::InList { operand, list, .. } => one(operand) || list.iter().any(one),
        Expr::InQuery {
            operand, query: q, ..
        } => one(operand) || query(q),
        Expr::Between { operands, .. } => one(&operands.0) || one(&operands.1) || one(&operands.2),
        Expr::Aggregate { operand, .. } => operand.as_deref().is_some_and(one),
        Expr::Case { arms, otherwise } => {
            arms.iter()
                .any(|(condition, result)| one(condition) || one(result))
                || otherwise.as_deref().is_some_and(one)
        }
        Expr::Exists { query: q, .. } | Expr::Scalar(q) => query(q),
        Expr::Raw(pieces) => pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Expr(expr) if one(expr))),
    }
}

fn query_reads(query: &Query, table: &SourceName, column: &str) -> bool {
    let one = |expr: &Expr| reads(expr, table, column);
    let body = match &query.body {
        Body::Select(select) => select_reads(select, table, column),
        Body::Set(_, sides) => {
            query_reads(&sides.0, table, column) || query_reads(&sides.1, table, column)
        }
    };
    body || query.order_by.iter().any(|order| one(&order.expr))
}

fn select_reads(select: &Select, table: &SourceName, column: &str) -> bool {
    let one = |expr: &Expr| reads(expr, table, column);
    let source = |source: &Source| matches!(source, Source::Subquery(_, query) if query_reads(query, table, column));
    select.items.iter().any(|item| one(&item.expr))
        || select.from.as_ref().is_some_and(source)
        || select
            .joins
            .iter()
            .any(|join| source(&join.source) || join.on.as_ref().is_some_and(one))
        || select.filter.as_ref().is_some_and(one)
        || select.having.as_ref().is_some_and(one)
        || select.group_by.iter().chain(&select.distinct_on).any(one)
}
