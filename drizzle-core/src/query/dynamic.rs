//! Queries whose shape is decided at run time.
use super::render_expr;
use super::select::Select;
use super::selection::RawRow;
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, On, Rows, Run, Work};
use crate::expr::{Expr, Node};
use crate::render::Sql;
use crate::scope::{Checked, Joined};
use std::marker::PhantomData;

/// That the tables of a query are those of another, with further ones joined that leave their rows as they are.
#[diagnostic::on_unimplemented(
    message = "these joins change what the query's own tables are",
    label = "expected inner, left and cross joins, up to four, that are added to the query"
)]
pub trait Extends<S> {}
impl<A, N, S> Extends<S> for Joined<A, N, S> {}
impl<A, M, B, N, S> Extends<S> for Joined<A, M, Joined<B, N, S>> {}
impl<A, M, B, N, C, O, S> Extends<S> for Joined<A, M, Joined<B, N, Joined<C, O, S>>> {}
impl<A, M, B, N, C, O, E, P, S> Extends<S>
    for Joined<A, M, Joined<B, N, Joined<C, O, Joined<E, P, S>>>>
{
}

impl<X, Sel, S> Select<X, Sel, S, Checked> {
    /// Joins further tables, for conditions and orders only: the query's type stays what it was. So a join can be
    /// decided at run time, as filters, orders and limits can anyway, and what uses its tables is still checked.
    /// The crate's front page has an example.
    #[doc(alias("$dynamic", "into_boxed"))]
    pub fn with_join<S2: Extends<S>>(
        self,
        join: impl FnOnce(Self) -> Select<X, Sel, S2, Checked>,
    ) -> Self {
        join(self).retype()
    }
}

/// Hand-written SQL as a whole statement, with rows of type `R`: what
/// [`query_sql`](crate::exec::Executor::query_sql) gives.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`, `.stream()`"]
pub struct SqlQuery<'a, D, R> {
    on: On<'a, D>,
    sql: Result<Sql, Error>,
    types: PhantomData<fn() -> R>,
}

impl<'a, D: Dialect, R: RawRow> SqlQuery<'a, D, R> {
    pub(crate) fn new<N: Node>(on: On<'a, D>, sql: Expr<N>) -> Self {
        SqlQuery {
            on,
            sql: render_expr(on.target(), &sql.0.ast()),
            types: PhantomData,
        }
    }
    /// Every row.
    pub fn all(self) -> Run<'a, Vec<R>> {
        exec::all(self.on, self.sql.map(Work::new), R::decode)
    }
    /// The only row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    pub fn one(self) -> Run<'a, R> {
        // The statement may have effects, so it runs to its end.
        exec::one(self.on, self.sql.map(Work::new), R::decode, usize::MAX)
    }
    /// The first row, if there is one.
    pub fn first(self) -> Run<'a, Option<R>> {
        exec::first(self.on, self.sql.map(Work::new), R::decode, usize::MAX)
    }
    /// The rows one after the other.
    pub fn stream(self) -> Rows<'a, R> {
        exec::stream(self.on, self.sql, R::decode)
    }
    /// The SQL and the values it binds, without running it.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn to_sql(self) -> Result<Sql, Error> {
        self.sql
    }
}
