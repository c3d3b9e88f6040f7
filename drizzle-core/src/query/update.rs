//! Update.
use super::insert::Returning;
use super::selection::{IntoSelection, Selection};
use super::{add_filter, render_update};
use crate::ast;
use crate::dialect::{Dialect, HasReturning};
use crate::error::Error;
use crate::exec::{self, On, Run, Work};
use crate::expr::{Assign, Col, Expr, Predicate};
use crate::nullability::NotNull;
use crate::render::Sql;
use crate::schema::{Column, ColumnDef, Models, NullOf, Table, TypeOf, Writable};
use crate::scope::{Checked, End, Joined, PredicateIn, Valid};
use crate::types::Field;
use crate::value::Value;
use std::marker::PhantomData;
use std::sync::Arc;

/// No column set yet.
pub struct NothingSet;
/// At least one column set.
pub struct SomethingSet;
/// No filter yet.
pub struct Unfiltered;
/// A filter, or all rows meant.
pub struct Filtered;

/// That an update sets something.
#[diagnostic::on_unimplemented(
    message = "this update sets nothing",
    label = "no column is set",
    note = "call `.set(column, value)` or `.changes(..)` first"
)]
pub trait IsSomethingSet {}
impl IsSomethingSet for SomethingSet {}

/// That a write says which rows it means.
#[diagnostic::on_unimplemented(
    message = "this write has no filter, so it would touch every row of the table",
    label = "no filter",
    note = "say which rows with `.filter(..)`, or that all are meant with `.all_rows()`"
)]
pub trait IsFiltered {}
impl IsFiltered for Filtered {}

/// That a column belongs to table `T`.
pub trait ColumnOf<T> {}
impl<C: Column, T> ColumnOf<T> for C where C::Table: SameTable<T> {}

/// That a column's table is the one that is written.
#[diagnostic::on_unimplemented(
    message = "a column of table `{Self}` is used where one of `{T}` is needed",
    label = "this is a column of `{Self}`",
    note = "a write to `{T}` sets columns of `{T}` only"
)]
pub trait SameTable<T> {}
impl<T> SameTable<T> for T {}

/// That a column may be written.
#[diagnostic::on_unimplemented(
    message = "column `{C}` can't be set, the database computes it",
    label = "`{C}` is a generated column"
)]
pub trait WritableColumn<C> {}
impl<C> WritableColumn<C> for Writable {}

/// The scope of a write to table `T`.
pub type WriteScope<T, D> = Joined<T, NotNull, End<D>>;

/// The columns an update sets.
#[derive(Debug, Clone, Default)]
pub struct Assignments {
    set: Vec<(&'static ColumnDef, ast::Expr)>,
}
impl Assignments {
    /// Sets a column to a value.
    pub fn set<F: Field>(&mut self, column: &'static ColumnDef, value: F) {
        self.put(column, ast::Expr::Value(value.into_field_value()));
    }
    /// Sets a column, if there is a value for it.
    pub fn change<C: Column>(&mut self, value: Option<C::Field>) {
        if let Some(value) = value {
            self.set(const { &C::DEF }, value);
        }
    }
    /// Sets a column to a value unless it is set: for `on_update_fn`.
    pub fn fill<F: Field>(&mut self, column: &'static ColumnDef, value: impl FnOnce() -> F) {
        if !self.set.iter().any(|(set, _)| set.name == column.name) {
            self.set(column, value());
        }
    }
    pub(super) fn list(&self) -> &[(&'static ColumnDef, ast::Expr)] {
        &self.set
    }
    /// A column that is set twice gets the later value.
    fn put(&mut self, column: &'static ColumnDef, value: ast::Expr) {
        match self.set.iter_mut().find(|(set, _)| set.name == column.name) {
            Some((_, earlier)) => *earlier = value,
            None => self.set.push((column, value)),
        }
    }
}

/// The update model of table `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the update model of `{T}`",
    label = "expected the update model of `{T}`"
)]
pub trait Changes<T> {
    /// The fields that have a value.
    #[doc(hidden)]
    fn assignments(self, out: &mut Assignments);
}

/// An update of table `T`.
#[must_use = "an update does nothing until it is run: `.execute()`, or `.returning(..)` and `.all()`, `.one()`"]
pub struct Update<X, T, W, F> {
    on: X,
    set: Assignments,
    filter: Option<ast::Expr>,
    all_rows: bool,
    pub(super) with: Vec<Arc<ast::Cte>>,
    pub(super) sources: Option<ast::Sources>,
    pub(super) order_by: Vec<ast::Order>,
    pub(super) limit: Option<Value>,
    comment: ast::Comment,
    unfiltered: bool,
    types: PhantomData<fn() -> (T, W, F)>,
}
impl<X: Clone, T, W, F> Clone for Update<X, T, W, F> {
    fn clone(&self) -> Self {
        Update {
            on: self.on.clone(),
            set: self.set.clone(),
            filter: self.filter.clone(),
            all_rows: self.all_rows,
            with: self.with.clone(),
            sources: self.sources.clone(),
            order_by: self.order_by.clone(),
            limit: self.limit.clone(),
            comment: self.comment.clone(),
            unfiltered: self.unfiltered,
            types: PhantomData,
        }
    }
}
impl<X, T, W, F> Update<X, T, W, F> {
    pub(super) fn comment_mut(&mut self) -> &mut ast::Comment {
        &mut self.comment
    }
    pub(super) fn unfiltered_mut(&mut self) -> &mut bool {
        &mut self.unfiltered
    }
}

impl<'a, D: Dialect, T: Models> Update<On<'a, D>, T, NothingSet, Unfiltered> {
    pub(crate) fn new(on: On<'a, D>) -> Self {
        Update {
            on,
            set: Assignments::default(),
            filter: None,
            all_rows: false,
            with: Vec::new(),
            sources: None,
            order_by: Vec::new(),
            limit: None,
            comment: ast::Comment::default(),
            unfiltered: false,
            types: PhantomData,
        }
    }
}

impl<'a, D: Dialect, T: Models, W, F> Update<On<'a, D>, T, W, F> {
    pub(super) fn on(&self) -> On<'a, D> {
        self.on
    }
    /// Whether it can be run again with other parameters.
    pub(super) fn repeatable(&self) -> Result<(), Error> {
        super::prepared_write::changes_are_repeatable::<T>(&self.set)
    }

    pub(super) fn retype<W2, F2>(self) -> Update<On<'a, D>, T, W2, F2> {
        Update {
            on: self.on,
            set: self.set,
            filter: self.filter,
            all_rows: self.all_rows,
            with: self.with,
            sources: self.sources,
            order_by: self.order_by,
            limit: self.limit,
            comment: self.comment,
            unfiltered: self.unfiltered,
            types: PhantomData,
        }
    }

    pub(super) fn put<C: Column>(&mut self, value: ast::Expr) {
        self.set.put(const { &C::DEF }, value);
    }

    pub(super) fn add_filter(&mut self, condition: ast::Expr) {
        add_filter(&mut self.filter, condition);
    }

    /// Sets a column to a value or an expression.
    pub fn set<C, V>(
        mut self,
        _column: Expr<Col<C>>,
        value: V,
    ) -> Update<On<'a, D>, T, SomethingSet, F>
    where
        C: Column + ColumnOf<T>,
        C::Write: WritableColumn<C>,
        V: Assign<TypeOf<C>, NullOf<C>, WriteScope<T, D>>,
    {
        self.put::<C>(value.assign());
        self.retype()
    }

    /// Sets the columns that have a value in the update model. If none has, running it is
    /// [`Error::NothingToSet`].
    #[doc(alias("AsChangeset", "save_changes"))]
    pub fn changes<C: Changes<T>>(mut self, changes: C) -> Update<On<'a, D>, T, SomethingSet, F> {
        changes.assignments(&mut self.set);
        self.retype()
    }

    /// Only rows for which this holds. A second filter adds to the first. If no condition remains,
    /// since all were `None`, running it is [`Error::EmptyFilter`].
    pub fn filter<C: Predicate>(mut self, condition: C) -> Update<On<'a, D>, T, W, Filtered>
    where
        C: PredicateIn<Checked, WriteScope<T, D>>,
    {
        self.add_filter(condition.predicate());
        self.retype()
    }

    /// Every row of the table is meant.
    pub fn all_rows(mut self) -> Update<On<'a, D>, T, W, Filtered> {
        self.all_rows = true;
        self.retype()
    }

    fn statement(&self) -> Result<Sql, Error> {
        render_update(self.on.target(), &self.tree()?)
    }

    fn tree(&self) -> Result<ast::Update, Error> {
        let mut set = self.set.clone();
        if set.set.is_empty() {
            return Err(Error::NothingToSet { table: T::DEF.name });
        }
        T::fill_update(&mut set);
        let filter = checked_filter::<T>(self.filter.clone(), self.all_rows)?;
        Ok(ast::Update {
            table: T::DEF,
            name: T::SOURCE,
            with: self.with.clone(),
            set: set.set,
            sources: self.sources.clone(),
            filter,
            order_by: self.order_by.clone(),
            limit: self.limit.clone(),
            returning: Vec::new(),
            comment: self.comment.clone(),
            unfiltered: self.unfiltered,
        })
    }
}

/// The filter of a write; nothing but `all_rows` may leave it without a condition.
pub(crate) fn checked_filter<T: Table>(
    filter: Option<ast::Expr>,
    all_rows: bool,
) -> Result<Option<ast::Expr>, Error> {
    let filter = filter.filter(|filter| !filter.is_empty());
    if filter.is_none() && !all_rows {
        Err(Error::EmptyFilter { table: T::DEF.name })
    } else {
        Ok(filter)
    }
}

impl<'a, D: Dialect, T: Models, W, F> Update<On<'a, D>, T, W, F> {
    /// Runs it; gives the number of rows found.
    pub fn execute(self) -> Run<'a, u64>
    where
        W: IsSomethingSet,
        F: IsFiltered,
    {
        exec::affected(self.on, self.statement().map(Work::new))
    }

    /// Returns the updated rows: `..` is the whole row.
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
        Returning {
            repeatable: self.repeatable(),
            on: self.on,
            write: self.tree().map(ast::Write::Update),
            selection: selection.into_selection(),
            types: PhantomData,
        }
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
        self.statement()
    }
}
