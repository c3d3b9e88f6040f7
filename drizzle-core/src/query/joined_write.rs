//! Updates and deletes that read other tables, and those that take only some rows.
use super::cte::hoist;
use super::delete::Delete;
use super::insert::Returning;
use super::select::{Count, not_negative};
use super::selection::{IntoSelection, Selection};
use super::source::IntoSource;
use super::update::{
    ColumnOf, Filtered, IsFiltered, IsSomethingSet, SomethingSet, Update, WritableColumn,
    WriteScope,
};
use crate::ast::{self, JoinKind};
use crate::dialect::{Dialect, HasLimitedWrites, HasOrderedWrites, HasReturning};
use crate::error::Error;
use crate::exec::{On, Run};
use crate::expr::{Assign, Col, Expr, OrderKeys, Predicate};
use crate::nullability::{NotNull, Nullable};
use crate::render::Sql;
use crate::schema::{Column, Identity, Models, NullOf, Table, TypeOf};
use crate::scope::{
    Checked, End, IsAbsent, Joined, Lookup, OrderIn, PredicateIn, SourceIn, Valid, Within,
};
use std::marker::PhantomData;
use std::sync::Arc;

/// The scope of a write to table `T` that reads the tables of scope `S` too.
pub type JoinedScope<S, T, D> = <S as Within<WriteScope<T, D>>>::Out;

fn first(source: ast::Source, with: &mut Vec<Arc<ast::Cte>>) -> Option<ast::Sources> {
    hoist(with, &source);
    Some(ast::Sources {
        first: source,
        joins: Vec::new(),
    })
}

/// What an update and a delete have in common: the sources they read.
trait Reads: Sized {
    fn parts(&mut self) -> (&mut Option<ast::Sources>, &mut Vec<Arc<ast::Cte>>);

    fn add_join(mut self, kind: JoinKind, source: ast::Source, on: Option<ast::Expr>) -> Self {
        let (sources, with) = self.parts();
        hoist(with, &source);
        if let Some(sources) = sources {
            sources.joins.push(ast::Join {
                kind,
                source,
                lateral: false,
                on,
            });
        }
        self
    }
}
impl<X, T, W, F> Reads for Update<X, T, W, F> {
    fn parts(&mut self) -> (&mut Option<ast::Sources>, &mut Vec<Arc<ast::Cte>>) {
        (&mut self.sources, &mut self.with)
    }
}
impl<X, T, F> Reads for Delete<X, T, F> {
    fn parts(&mut self) -> (&mut Option<ast::Sources>, &mut Vec<Arc<ast::Cte>>) {
        (&mut self.sources, &mut self.with)
    }
}

// ---------------------------------------------------------------- update .. from

/// An update of table `T` that reads the tables of scope `S`.
#[must_use = "an update does nothing until it is run: `.execute()`, or `.returning(..)` and `.all()`, `.one()`"]
pub struct UpdateFrom<X, T, S, W, F> {
    update: Update<X, T, W, F>,
    types: PhantomData<fn() -> S>,
}
impl<X: Clone, T, S, W, F> Clone for UpdateFrom<X, T, S, W, F> {
    fn clone(&self) -> Self {
        UpdateFrom::new(self.update.clone())
    }
}
impl<X, T, S, W, F> UpdateFrom<X, T, S, W, F> {
    fn new(update: Update<X, T, W, F>) -> Self {
        UpdateFrom {
            update,
            types: PhantomData,
        }
    }
}

impl<'a, D: Dialect, T: Models, W, F> Update<On<'a, D>, T, W, F> {
    /// Reads another table, or a reference to a subquery or CTE: its columns can be used in values and in the
    /// filter, which says which of its rows belong to a row of the updated table. Of several that do, any one is
    /// taken.
    ///
    /// Further tables are joined to it; the conditions of these joins can't use the updated table.
    pub fn from<I: IntoSource<Table = U, Part = P>, U: Identity, P>(
        mut self,
        table: I,
    ) -> UpdateFrom<On<'a, D>, T, Joined<U, NotNull, End<D>>, W, F>
    where
        I: SourceIn<Checked, End<D>>,
        WriteScope<T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
    {
        self.sources = first(table.source(), &mut self.with);
        UpdateFrom::new(self)
    }
}

impl<'a, D: Dialect, T: Models, S: Within<WriteScope<T, D>>, W, F>
    UpdateFrom<On<'a, D>, T, S, W, F>
{
    /// Joins a table to those that are read; rows without a match are left out.
    pub fn inner_join<I: IntoSource<Table = U, Part = P>, C: Predicate, U: Identity, P>(
        self,
        table: I,
        on: C,
    ) -> UpdateFrom<On<'a, D>, T, Joined<U, NotNull, S>, W, F>
    where
        I: SourceIn<Checked, End<D>>,
        JoinedScope<S, T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
        C: PredicateIn<Checked, Joined<U, NotNull, S>>,
    {
        UpdateFrom::new(
            self.update
                .add_join(JoinKind::Inner, table.source(), Some(on.predicate())),
        )
    }

    /// Joins a table to those that are read; rows without a match stay, and its columns are NULL.
    pub fn left_join<I: IntoSource<Table = U, Part = P>, C: Predicate, U: Identity, P>(
        self,
        table: I,
        on: C,
    ) -> UpdateFrom<On<'a, D>, T, Joined<U, Nullable, S>, W, F>
    where
        I: SourceIn<Checked, End<D>>,
        JoinedScope<S, T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
        C: PredicateIn<Checked, Joined<U, Nullable, S>>,
    {
        UpdateFrom::new(
            self.update
                .add_join(JoinKind::Left, table.source(), Some(on.predicate())),
        )
    }

    /// Joins every row of a table to every row of those that are read.
    pub fn cross_join<I: IntoSource<Table = U, Part = P>, U: Identity, P>(
        self,
        table: I,
    ) -> UpdateFrom<On<'a, D>, T, Joined<U, NotNull, S>, W, F>
    where
        I: SourceIn<Checked, End<D>>,
        JoinedScope<S, T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
    {
        UpdateFrom::new(self.update.add_join(JoinKind::Cross, table.source(), None))
    }

    /// Sets a column to a value or an expression, which may use the tables that are read.
    pub fn set<C, V>(
        mut self,
        _column: Expr<Col<C>>,
        value: V,
    ) -> UpdateFrom<On<'a, D>, T, S, SomethingSet, F>
    where
        C: Column + ColumnOf<T>,
        C::Write: WritableColumn<C>,
        V: Assign<TypeOf<C>, NullOf<C>, JoinedScope<S, T, D>>,
    {
        self.update.put::<C>(value.assign());
        UpdateFrom::new(self.update.retype())
    }

    /// Only rows for which this holds. A second filter adds to the first.
    pub fn filter<C: Predicate>(mut self, condition: C) -> UpdateFrom<On<'a, D>, T, S, W, Filtered>
    where
        C: PredicateIn<Checked, JoinedScope<S, T, D>>,
    {
        self.update.add_filter(condition.predicate());
        UpdateFrom::new(self.update.retype())
    }

    /// Every row of the table is meant, if there is any row of those that are read.
    pub fn all_rows(self) -> UpdateFrom<On<'a, D>, T, S, W, Filtered> {
        UpdateFrom::new(self.update.all_rows())
    }

    /// Runs it; gives the number of rows found.
    pub fn execute(self) -> Run<'a, u64>
    where
        W: IsSomethingSet,
        F: IsFiltered,
    {
        self.update.execute()
    }

    /// Returns the updated rows, each once: `..` is the whole row of the updated table.
    pub fn returning<I: IntoSelection<K, Selection = Sel>, Sel, K>(
        self,
        selection: I,
    ) -> Returning<'a, D, Sel, WriteScope<T, D>>
    where
        W: IsSomethingSet,
        F: IsFiltered,
        Sel: Selection<WriteScope<T, D>> + Valid<WriteScope<T, D>>,
        D: HasReturning,
    {
        self.update.returning(selection)
    }

    /// The SQL and the values it binds, without running it.
    ///
    /// # Errors
    /// As running it would, before anything is sent.
    pub fn to_sql(&self) -> Result<Sql, Error>
    where
        W: IsSomethingSet,
        F: IsFiltered,
    {
        self.update.to_sql()
    }
}

// ---------------------------------------------------------------- delete .. using

/// A delete from table `T` that reads the tables of scope `S`.
#[must_use = "a delete does nothing until it is run: `.execute()`, or `.returning(..)` and `.all()`, `.one()`"]
pub struct DeleteUsing<X, T, S, F> {
    delete: Delete<X, T, F>,
    types: PhantomData<fn() -> S>,
}
impl<X: Clone, T, S, F> Clone for DeleteUsing<X, T, S, F> {
    fn clone(&self) -> Self {
        DeleteUsing::new(self.delete.clone())
    }
}
impl<X, T, S, F> DeleteUsing<X, T, S, F> {
    fn new(delete: Delete<X, T, F>) -> Self {
        DeleteUsing {
            delete,
            types: PhantomData,
        }
    }
}

impl<'a, D: Dialect, T: Table, F> Delete<On<'a, D>, T, F> {
    /// Reads another table, or a reference to a subquery or CTE: its columns can be used in the filter, and rows for
    /// which it finds one there are deleted.
    ///
    /// Further tables are joined to it; the conditions of these joins can't use the table deleted from.
    pub fn using<I: IntoSource<Table = U, Part = P>, U: Identity, P>(
        mut self,
        table: I,
    ) -> DeleteUsing<On<'a, D>, T, Joined<U, NotNull, End<D>>, F>
    where
        I: SourceIn<Checked, End<D>>,
        WriteScope<T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
    {
        self.sources = first(table.source(), &mut self.with);
        DeleteUsing::new(self)
    }
}

impl<'a, D: Dialect, T: Table, S: Within<WriteScope<T, D>>, F> DeleteUsing<On<'a, D>, T, S, F> {
    /// Joins a table to those that are read; rows without a match are left out.
    pub fn inner_join<I: IntoSource<Table = U, Part = P>, C: Predicate, U: Identity, P>(
        self,
        table: I,
        on: C,
    ) -> DeleteUsing<On<'a, D>, T, Joined<U, NotNull, S>, F>
    where
        I: SourceIn<Checked, End<D>>,
        JoinedScope<S, T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
        C: PredicateIn<Checked, Joined<U, NotNull, S>>,
    {
        DeleteUsing::new(self.delete.add_join(
            JoinKind::Inner,
            table.source(),
            Some(on.predicate()),
        ))
    }

    /// Joins a table to those that are read; rows without a match stay, and its columns are NULL.
    pub fn left_join<I: IntoSource<Table = U, Part = P>, C: Predicate, U: Identity, P>(
        self,
        table: I,
        on: C,
    ) -> DeleteUsing<On<'a, D>, T, Joined<U, Nullable, S>, F>
    where
        I: SourceIn<Checked, End<D>>,
        JoinedScope<S, T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
        C: PredicateIn<Checked, Joined<U, Nullable, S>>,
    {
        DeleteUsing::new(
            self.delete
                .add_join(JoinKind::Left, table.source(), Some(on.predicate())),
        )
    }

    /// Joins every row of a table to every row of those that are read.
    pub fn cross_join<I: IntoSource<Table = U, Part = P>, U: Identity, P>(
        self,
        table: I,
    ) -> DeleteUsing<On<'a, D>, T, Joined<U, NotNull, S>, F>
    where
        I: SourceIn<Checked, End<D>>,
        JoinedScope<S, T, D>: Lookup<U, Found: IsAbsent<U::Shown>>,
    {
        DeleteUsing::new(self.delete.add_join(JoinKind::Cross, table.source(), None))
    }

    /// Only rows for which this holds. A second filter adds to the first.
    pub fn filter<C: Predicate>(mut self, condition: C) -> DeleteUsing<On<'a, D>, T, S, Filtered>
    where
        C: PredicateIn<Checked, JoinedScope<S, T, D>>,
    {
        self.delete.add_filter(condition.predicate());
        DeleteUsing::new(self.delete.retype())
    }

    /// Every row of the table is meant, if there is any row of those that are read.
    pub fn all_rows(self) -> DeleteUsing<On<'a, D>, T, S, Filtered> {
        DeleteUsing::new(self.delete.all_rows())
    }

    /// Runs it; gives the number of deleted rows.
    pub fn execute(self) -> Run<'a, u64>
    where
        F: IsFiltered,
    {
        self.delete.execute()
    }

    /// Returns the deleted rows, each once: `..` is the whole row of the table deleted from.
    pub fn returning<I: IntoSelection<K, Selection = Sel>, Sel, K>(
        self,
        selection: I,
    ) -> Returning<'a, D, Sel, WriteScope<T, D>>
    where
        F: IsFiltered,
        Sel: Selection<WriteScope<T, D>> + Valid<WriteScope<T, D>>,
        D: HasReturning,
    {
        self.delete.returning(selection)
    }

    /// The SQL and the values it binds, without running it.
    ///
    /// # Errors
    /// As running it would, before anything is sent.
    pub fn to_sql(&self) -> Result<Sql, Error>
    where
        F: IsFiltered,
    {
        self.delete.to_sql()
    }
}

// ---------------------------------------------------------------- some rows only

impl<'a, D: Dialect, T: Models, W, F> Update<On<'a, D>, T, W, F> {
    /// In which order rows are updated: with a limit, which ones. MySQL and CockroachDB.
    pub fn order_by<K: OrderKeys>(mut self, keys: K) -> Self
    where
        K: OrderIn<Checked, WriteScope<T, D>>,
        D: HasOrderedWrites,
    {
        keys.orders(&mut self.order_by);
        self
    }

    /// At most this many rows. MySQL, CockroachDB and SQL Server.
    pub fn limit<C: Count>(mut self, rows: C) -> Self
    where
        D: HasLimitedWrites,
    {
        self.limit = Some(not_negative("limit", rows.count()));
        self
    }
}

impl<'a, D: Dialect, T: Table, F> Delete<On<'a, D>, T, F> {
    /// In which order rows are deleted: with a limit, which ones. MySQL and CockroachDB.
    pub fn order_by<K: OrderKeys>(mut self, keys: K) -> Self
    where
        K: OrderIn<Checked, WriteScope<T, D>>,
        D: HasOrderedWrites,
    {
        keys.orders(&mut self.order_by);
        self
    }

    /// At most this many rows. MySQL, CockroachDB and SQL Server.
    pub fn limit<C: Count>(mut self, rows: C) -> Self
    where
        D: HasLimitedWrites,
    {
        self.limit = Some(not_negative("limit", rows.count()));
        self
    }
}
