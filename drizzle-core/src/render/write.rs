//! Updates and deletes, and what all writes share.
use super::{Action, Columns, Writer, reads};
use crate::ast::{Cte, Delete, Expr, Item, Order, Sources, Update};
use crate::dialect::{LimitForm, ReturningForm, WriteAlias, WriteSources};
use crate::schema::{ColumnDef, SourceName, TableDef};
use crate::value::Value;
use std::sync::Arc;

/// The columns that a write sets, and to what.
type Set = [(&'static ColumnDef, Expr)];

impl Writer {
    /// The table that is written, and its other name if it has one.
    fn target(&mut self, def: &'static TableDef, name: &SourceName) {
        self.writes_table(def);
        self.table(def.schema, def.name);
        if def.name != name.name {
            self.raw(" as ");
            self.name(name.name);
        }
    }

    /// The assignments; beside other tables, their columns are written with their table, and in an order that the
    /// database chooses.
    pub(super) fn assignments(&mut self, table: &SourceName, set: &Set, beside_others: bool) {
        if self.syntax.explicit_auto().is_some()
            && let Some((column, _)) = set.iter().find(|(column, _)| column.auto.is_some())
        {
            self.refuse(format!(
                "{} never changes column `{}`, which counts itself up",
                self.syntax.name(),
                column.name
            ));
        }
        if beside_others && let Some(column) = read_by_another(table, set) {
            self.refuse(format!(
                "{} assigns in any order where it updates from other tables, so that column `{column}` might be read after it was set: use two statements, or values from a subquery",
                self.syntax.server()
            ));
            return;
        }
        let in_order = self.syntax.assigns_in_order() && !beside_others;
        let in_order = in_order.then(|| ordered(table, set));
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
            if beside_others {
                w.source_name(table);
                w.raw(".");
            }
            w.name(column.name);
            w.raw(" = ");
            let value = w.stored(column, value);
            w.expr(&value);
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
        self.is_a(Action::Update);
        let unfiltered = self.unfiltered;
        self.unfiltered |= update.unfiltered;
        let table = (update.table, update.name);
        let by_default =
            self.write_by_default(table, update.filter.as_ref(), update.sources.as_ref());
        match by_default {
            None => self.update_as_it_is(update),
            Some((filter, sources, before)) => {
                let update = Update {
                    filter,
                    sources,
                    ..update.clone()
                };
                let before = std::mem::replace(&mut self.prefiltered, before);
                self.update_as_it_is(&update);
                self.prefiltered = before;
            }
        }
        self.unfiltered = unfiltered;
    }

    fn update_as_it_is(&mut self, update: &Update) {
        let place = self.place(update.sources.as_ref(), false);
        let aliased = update.table.name != update.name.name;
        let from = aliased && self.syntax.alias_in_write() == WriteAlias::InFrom;
        self.written = Some(update.name);
        let outer = self.enter();
        self.write_with(&update.with);
        self.raw("update ");
        self.write_top(update.limit.as_ref());
        if from {
            self.name(update.name.name);
        } else {
            self.target(update.table, update.name);
        }
        if let Place::BesideTable(sources) = place {
            self.raw(", ");
            self.sources(sources);
        }
        self.raw(" set ");
        let beside_others = matches!(place, Place::BesideTable(_));
        self.assignments(update.name, &update.set, beside_others);
        self.output("inserted", &update.returning);
        match place {
            Place::Clause(sources) => {
                self.raw(" from ");
                self.sources(sources);
            }
            Place::InFrom(sources) => {
                self.raw(" from ");
                self.target(update.table, update.name);
                self.raw(", ");
                self.sources(sources);
            }
            _ if from => {
                self.raw(" from ");
                self.target(update.table, update.name);
            }
            _ => {}
        }
        self.clause(" where ", update.filter.as_ref());
        self.some_rows(&update.order_by, update.limit.as_ref());
        self.returning(&update.returning);
        self.comment(&update.comment);
        self.leave(outer);
    }

    pub(crate) fn delete(&mut self, delete: &Delete) {
        self.is_a(Action::Delete);
        let unfiltered = self.unfiltered;
        self.unfiltered |= delete.unfiltered;
        let table = (delete.table, delete.name);
        let by_default =
            self.write_by_default(table, delete.filter.as_ref(), delete.sources.as_ref());
        match by_default {
            None => self.delete_as_it_is(delete),
            Some((filter, sources, before)) => {
                let delete = Delete {
                    filter,
                    sources,
                    ..delete.clone()
                };
                let before = std::mem::replace(&mut self.prefiltered, before);
                self.delete_as_it_is(&delete);
                self.prefiltered = before;
            }
        }
        self.unfiltered = unfiltered;
    }

    fn delete_as_it_is(&mut self, delete: &Delete) {
        let place = self.place(delete.sources.as_ref(), true);
        let aliased = delete.table.name != delete.name.name;
        let form = self.syntax.alias_in_write();
        let cut = !delete.order_by.is_empty() || delete.limit.is_some();
        if aliased && cut && form == WriteAlias::DeleteFrom {
            self.refuse(format!(
                "{} deletes some rows only from a table under its own name: leave out the alias `{}`",
                self.syntax.server(),
                delete.name.name
            ));
        }
        self.written = Some(delete.name);
        let outer = self.enter();
        self.write_with(&delete.with);
        self.raw("delete ");
        self.write_top(delete.limit.as_ref());
        let twice = matches!(place, Place::BesideTable(_) | Place::InFrom(_));
        if aliased && form != WriteAlias::As || twice {
            if aliased {
                self.source_name(delete.name);
            } else {
                self.table(delete.table.schema, delete.table.name);
            }
            self.output("deleted", &delete.returning);
            self.raw(" from ");
            self.target(delete.table, delete.name);
        } else {
            self.raw("from ");
            self.target(delete.table, delete.name);
            self.output("deleted", &delete.returning);
        }
        match place {
            Place::BesideTable(sources) | Place::InFrom(sources) => {
                self.raw(", ");
                self.sources(sources);
                self.clause(" where ", delete.filter.as_ref());
            }
            Place::Clause(sources) => {
                self.raw(" using ");
                self.sources(sources);
                self.clause(" where ", delete.filter.as_ref());
            }
            // A row is deleted if there is any that the filter finds together with it.
            Place::Exists(sources) => {
                self.raw(" where exists (select 1 from ");
                self.sources(sources);
                self.clause(" where ", delete.filter.as_ref());
                self.raw(")");
            }
            Place::None => self.clause(" where ", delete.filter.as_ref()),
        }
        self.some_rows(&delete.order_by, delete.limit.as_ref());
        self.returning(&delete.returning);
        self.comment(&delete.comment);
        self.leave(outer);
    }

    fn place<'s>(&self, sources: Option<&'s Sources>, delete: bool) -> Place<'s> {
        match (sources, self.syntax.write_sources()) {
            (None, _) => Place::None,
            (Some(sources), WriteSources::UpdateClause) if delete => Place::Exists(sources),
            (Some(sources), WriteSources::Clause | WriteSources::UpdateClause) => {
                Place::Clause(sources)
            }
            (Some(sources), WriteSources::BesideTable) => Place::BesideTable(sources),
            (Some(sources), WriteSources::InFrom) => Place::InFrom(sources),
        }
    }

    fn write_with(&mut self, ctes: &[Arc<Cte>]) {
        if let (Some(cte), false) = (ctes.first(), self.syntax.ctes_before_writes()) {
            self.refuse(format!(
                "{} has no common table expression before an update or delete: make `{}` a subquery",
                self.syntax.server(),
                cte.name
            ));
        }
        self.with(ctes);
    }

    fn sources(&mut self, sources: &Sources) {
        self.source(&sources.first);
        self.list(&sources.joins, "", Self::join);
    }

    fn write_top(&mut self, limit: Option<&Value>) {
        if let (Some(rows), LimitForm::TopFetch) = (limit, self.syntax.limit()) {
            self.top(rows);
        }
    }

    /// The order and limit of a write.
    fn some_rows(&mut self, order_by: &[Order], limit: Option<&Value>) {
        if !order_by.is_empty() && limit.is_none() && self.syntax.ordered_write_needs_limit() {
            self.refuse(format!(
                "{} orders the rows of an update or delete only with a limit: add `.limit(n)`, or leave out the order",
                self.syntax.server()
            ));
        }
        self.order_by(order_by, &[]);
        if let (Some(rows), LimitForm::LimitOffset { .. }) = (limit, self.syntax.limit()) {
            self.raw(" limit ");
            self.bind(rows);
        }
    }
}

/// Where a write has the sources that it reads beside its table.
#[derive(Clone, Copy)]
enum Place<'s> {
    None,
    Clause(&'s Sources),
    BesideTable(&'s Sources),
    InFrom(&'s Sources),
    Exists(&'s Sources),
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

/// A column that is set, and read by the assignment of another one.
fn read_by_another(table: &SourceName, set: &Set) -> Option<&'static str> {
    let columns = set.iter().map(|(column, _)| column.name);
    let mut read = columns.filter(|name| {
        let others = set.iter().filter(|(other, _)| other.name != *name);
        let mut values = others.map(|(_, value)| value);
        values.any(|value| reads::column(value, table, name))
    });
    read.next()
}
