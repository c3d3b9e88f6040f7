//! Set operations: union, intersect, except.
use super::render_query;
use super::select::{Count, Select, not_negative};
use super::selection::Selection;
use crate::ast::{self, SetOp};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, Decode, On, Rows, Run, Work};
use crate::expr::OrderKeys;
use crate::render::Sql;
use crate::scope::{Checked, Deferred, End, Free, OrderIn, Valid, Within};
use std::marker::PhantomData;

/// Two queries joined by a set operation, on the database or transaction `X`.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`, `.stream()`"]
pub struct Compound<X, R, S> {
    on: X,
    query: ast::Query,
    decode: Decode<R>,
    types: PhantomData<fn() -> S>,
}
impl<X: Clone, R, S> Clone for Compound<X, R, S> {
    fn clone(&self) -> Self {
        Compound {
            on: self.on.clone(),
            query: self.query.clone(),
            decode: self.decode,
            types: PhantomData,
        }
    }
}

/// An operand of a set operation on dialect `D` with rows of type `Row`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a side of a set operation",
    label = "expected a select"
)]
pub trait SetOperand<D, Row> {
    #[doc(hidden)]
    fn operand(self) -> ast::Query;
}

/// That both sides of a set operation give the same rows.
#[diagnostic::on_unimplemented(
    message = "one side of this set operation gives rows of type `{Row}`, the other of type `{Self}`",
    label = "these are rows of type `{Self}`",
    note = "both sides must select the same types in the same order, with the same `Option`s"
)]
pub trait SameRow<Row> {}
impl<Row> SameRow<Row> for Row {}

/// That a selection within scope `S` gives rows of type `Row`.
pub trait GivesRows<S, Row>: Selection<S, Output: SameRow<Row>> + Valid<S> {}
impl<Sel: Selection<S, Output: SameRow<Row>> + Valid<S>, S, Row> GivesRows<S, Row> for Sel {}

fn items<X, Sel: Selection<S>, S, S2, M>(query: Select<X, Sel, S2, M>) -> ast::Query {
    let mut items = Vec::new();
    query.selection.select(&mut items);
    query.build(items)
}
impl<D, Sel: GivesRows<S, Row>, S, Row> SetOperand<D, Row> for Select<On<'_, D>, Sel, S, Checked> {
    fn operand(self) -> ast::Query {
        items::<_, Sel, S, _, _>(self)
    }
}
impl<D, Sel, S: Within<End<D>>, P, R, Row> SetOperand<D, Row>
    for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: GivesRows<S::Out, Row>,
    P: Valid<S::Out>,
{
    fn operand(self) -> ast::Query {
        items::<_, Sel, S::Out, _, _>(self)
    }
}
impl<D, Row, R: SameRow<Row>, S> SetOperand<D, Row> for Compound<On<'_, D>, R, S> {
    fn operand(self) -> ast::Query {
        self.query
    }
}

/// The first operand of a set operation: it has the database, and gives the names of the columns.
pub trait FirstOperand: SetOperand<Self::Dialect, Self::Row> {
    /// The database or transaction.
    type On;
    /// The dialect.
    type Dialect: Dialect;
    /// The type of a row.
    type Row;
    /// The tables whose columns `order_by` may name.
    type Scope;
    #[doc(hidden)]
    fn parts(&self) -> (Self::On, Decode<Self::Row>);
}
impl<'a, D: Dialect, Sel: Selection<S> + Valid<S>, S> FirstOperand
    for Select<On<'a, D>, Sel, S, Checked>
{
    type On = On<'a, D>;
    type Dialect = D;
    type Row = Sel::Output;
    type Scope = S;
    fn parts(&self) -> (On<'a, D>, Decode<Sel::Output>) {
        (self.on, Sel::decode)
    }
}
impl<'a, D: Dialect, R, S> FirstOperand for Compound<On<'a, D>, R, S> {
    type On = On<'a, D>;
    type Dialect = D;
    type Row = R;
    type Scope = S;
    fn parts(&self) -> (On<'a, D>, Decode<R>) {
        (self.on, self.decode)
    }
}

fn set<A: FirstOperand, B: SetOperand<A::Dialect, A::Row>>(
    op: SetOp,
    a: A,
    b: B,
) -> Compound<A::On, A::Row, A::Scope> {
    let (on, decode) = a.parts();
    let body = ast::Body::Set(op, Box::new((a.operand(), b.operand())));
    let query = ast::Query {
        body,
        with: Vec::new(),
        order_by: Vec::new(),
        limit: None,
        offset: None,
    };
    Compound {
        on,
        query,
        decode,
        types: PhantomData,
    }
}

// Written out, not made by a macro: messages show these signatures.

/// The rows of both queries, each once.
pub fn union<A: FirstOperand, B: SetOperand<A::Dialect, A::Row>>(
    a: A,
    b: B,
) -> Compound<A::On, A::Row, A::Scope> {
    set(SetOp::Union, a, b)
}
/// The rows of both queries.
pub fn union_all<A: FirstOperand, B: SetOperand<A::Dialect, A::Row>>(
    a: A,
    b: B,
) -> Compound<A::On, A::Row, A::Scope> {
    set(SetOp::UnionAll, a, b)
}
/// The rows that both queries give.
pub fn intersect<A: FirstOperand, B: SetOperand<A::Dialect, A::Row>>(
    a: A,
    b: B,
) -> Compound<A::On, A::Row, A::Scope> {
    set(SetOp::Intersect, a, b)
}
/// The rows of the first query that the second does not give.
pub fn except<A: FirstOperand, B: SetOperand<A::Dialect, A::Row>>(
    a: A,
    b: B,
) -> Compound<A::On, A::Row, A::Scope> {
    set(SetOp::Except, a, b)
}

impl<'a, D: Dialect, Sel: Selection<S> + Valid<S>, S> Select<On<'a, D>, Sel, S, Checked> {
    /// The rows of both queries, each once.
    pub fn union<B: SetOperand<D, Sel::Output>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S> {
        set(SetOp::Union, self, other)
    }
    /// The rows of both queries.
    pub fn union_all<B: SetOperand<D, Sel::Output>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S> {
        set(SetOp::UnionAll, self, other)
    }
    /// The rows that both queries give.
    pub fn intersect<B: SetOperand<D, Sel::Output>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S> {
        set(SetOp::Intersect, self, other)
    }
    /// The rows of the first query that the second does not give.
    pub fn except<B: SetOperand<D, Sel::Output>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S> {
        set(SetOp::Except, self, other)
    }
}

impl<'a, D: Dialect, R, S> Compound<On<'a, D>, R, S> {
    /// The rows of both queries, each once.
    pub fn union<B: SetOperand<D, R>>(self, other: B) -> Self {
        set(SetOp::Union, self, other)
    }
    /// The rows of both queries.
    pub fn union_all<B: SetOperand<D, R>>(self, other: B) -> Self {
        set(SetOp::UnionAll, self, other)
    }
    /// The rows that both queries give.
    pub fn intersect<B: SetOperand<D, R>>(self, other: B) -> Self {
        set(SetOp::Intersect, self, other)
    }
    /// The rows of the first query that the second does not give.
    pub fn except<B: SetOperand<D, R>>(self, other: B) -> Self {
        set(SetOp::Except, self, other)
    }
}

impl<X, R, S> Compound<X, R, S> {
    /// The order of the whole, by columns that the first query selects.
    pub fn order_by<K: OrderKeys>(mut self, keys: K) -> Self
    where
        K: OrderIn<Checked, S>,
    {
        keys.orders(&mut self.query.order_by);
        self
    }
    /// At most this many rows of the whole.
    pub fn limit<C: Count>(mut self, rows: C) -> Self {
        self.query.limit = Some(not_negative("limit", rows.count()));
        self
    }
    /// Leaves out this many rows of the whole first.
    pub fn offset<C: Count>(mut self, rows: C) -> Self {
        self.query.offset = Some(not_negative("offset", rows.count()));
        self
    }
}

impl<'a, D: Dialect, R: Send + 'static, S> Compound<On<'a, D>, R, S> {
    /// Every row.
    pub fn all(self) -> Run<'a, Vec<R>> {
        exec::all(self.on, self.to_sql().map(Work::new), self.decode)
    }
    /// The only row.
    pub fn one(self) -> Run<'a, R> {
        exec::one(self.on, self.to_sql().map(Work::new), self.decode, 2)
    }
    /// The first row, if there is one. Adds `limit 1`.
    pub fn first(mut self) -> Run<'a, Option<R>> {
        if self.query.limit.is_none() {
            self.query.limit = Some(crate::value::Value::I64(1));
        }
        exec::first(self.on, self.to_sql().map(Work::new), self.decode, 1)
    }
    /// The rows one after the other.
    pub fn stream(self) -> Rows<'a, R> {
        exec::stream(self.on, self.to_sql(), self.decode)
    }
    /// The SQL and the values it binds.
    ///
    /// # Errors
    /// When the query can't be rendered, such as with a negative limit.
    pub fn to_sql(&self) -> Result<Sql, Error> {
        render_query(self.on.syntax(), &self.query)
    }
}
