//! Updates and deletes, and what all writes share.
use super::{Columns, Writer, reads};
use crate::ast::{Delete, Expr, Item, Update};
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
        if self.syntax.explicit_auto().is_some()
            && let Some((column, _)) = set.iter().find(|(column, _)| column.auto.is_some())
        {
            self.refuse(format!(
                "{} never changes column `{}`, which counts itself up",
                self.syntax.name(),
                column.name
            ));
        }
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
        self.written = Some(update.name);
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
        self.written = Some(delete.name);
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
                .any(|value| reads::column(value, table, column))
        });
        match free {
            Some(i) => out.push(left.remove(i)),
            None => return Err(left[0].0.name),
        }
    }
    Ok(out)
}
