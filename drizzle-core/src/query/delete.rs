//! Delete.
use super::insert::Returning;
use super::selection::{IntoSelection, Selection};
use super::update::{Filtered, IsFiltered, Unfiltered, WriteScope, checked_filter};
use super::{add_filter, render_delete};
use crate::ast;
use crate::dialect::{Dialect, HasReturning};
use crate::error::Error;
use crate::exec::{self, On, Run, Work};
use crate::expr::Predicate;
use crate::render::Sql;
use crate::schema::Table;
use crate::scope::{Checked, PredicateIn, Valid};
use crate::value::Value;
use std::marker::PhantomData;
use std::sync::Arc;

/// A delete from table `T`.
#[must_use = "a delete does nothing until it is run: `.execute()`, or `.returning(..)` and `.all()`, `.one()`"]
pub struct Delete<X, T, F> {
    on: X,
    filter: Option<ast::Expr>,
    all_rows: bool,
    pub(super) with: Vec<Arc<ast::Cte>>,
    pub(super) sources: Option<ast::Sources>,
    pub(super) order_by: Vec<ast::Order>,
    pub(super) limit: Option<Value>,
    comment: ast::Comment,
    unfiltered: bool,
    types: PhantomData<fn() -> (T, F)>,
}
impl<X: Clone, T, F> Clone for Delete<X, T, F> {
    fn clone(&self) -> Self {
        Delete {
            on: self.on.clone(),
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
impl<X, T, F> Delete<X, T, F> {
    pub(super) fn comment_mut(&mut self) -> &mut ast::Comment {
        &mut self.comment
    }
    pub(super) fn unfiltered_mut(&mut self) -> &mut bool {
        &mut self.unfiltered
    }
}

impl<'a, D: Dialect, T: Table> Delete<On<'a, D>, T, Unfiltered> {
    pub(crate) fn new(on: On<'a, D>) -> Self {
        Delete {
            on,
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

impl<'a, D: Dialect, T: Table, F> Delete<On<'a, D>, T, F> {
    pub(super) fn retype<F2>(self) -> Delete<On<'a, D>, T, F2> {
        Delete {
            on: self.on,
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

    pub(super) fn on(&self) -> On<'a, D> {
        self.on
    }

    pub(super) fn add_filter(&mut self, condition: ast::Expr) {
        add_filter(&mut self.filter, condition);
    }

    /// Only rows for which this holds. A second filter adds to the first. If no condition remains,
    /// since all were `None`, running it is [`Error::EmptyFilter`].
    pub fn filter<C: Predicate>(mut self, condition: C) -> Delete<On<'a, D>, T, Filtered>
    where
        C: PredicateIn<Checked, WriteScope<T, D>>,
    {
        self.add_filter(condition.predicate());
        self.retype()
    }

    /// Every row of the table is meant.
    pub fn all_rows(mut self) -> Delete<On<'a, D>, T, Filtered> {
        self.all_rows = true;
        self.retype()
    }

    fn statement(&self) -> Result<Sql, Error> {
        render_delete(self.on.target(), &self.tree()?)
    }

    fn tree(&self) -> Result<ast::Delete, Error> {
        let filter = checked_filter::<T>(self.filter.clone(), self.all_rows)?;
        Ok(ast::Delete {
            table: T::DEF,
            name: T::SOURCE,
            with: self.with.clone(),
            sources: self.sources.clone(),
            filter,
            order_by: self.order_by.clone(),
            limit: self.limit.clone(),
            returning: Vec::new(),
            comment: self.comment.clone(),
            unfiltered: self.unfiltered,
        })
    }

    /// Runs it; gives the number of deleted rows.
    pub fn execute(self) -> Run<'a, u64>
    where
        F: IsFiltered,
    {
        exec::affected(self.on, self.statement().map(Work::new))
    }

    /// Returns the deleted rows: `..` is the whole row.
    pub fn returning<I: IntoSelection<K, Selection = Sel>, Sel, K>(
        self,
        selection: I,
    ) -> Returning<'a, D, Sel, WriteScope<T, D>>
    where
        F: IsFiltered,
        Sel: Selection<WriteScope<T, D>> + Valid<WriteScope<T, D>>,
        D: HasReturning,
    {
        Returning {
            repeatable: Ok(()),
            on: self.on,
            write: self.tree().map(ast::Write::Delete),
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
        F: IsFiltered,
    {
        self.statement()
    }
}
