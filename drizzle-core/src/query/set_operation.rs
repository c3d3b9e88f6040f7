//! Set operations: union, intersect, except.
use super::insert::InsertQuery;
use super::render_query;
use super::row_list::{Fills, FitsRow};
use super::select::{Count, Select, not_negative};
use super::selection::Selection;
use crate::ast::{self, SetOp};
use crate::dialect::{Dialect, HasSetAll};
use crate::error::Error;
use crate::exec::{self, Decode, On, Rows, Run, Work};
use crate::expr::OrderKeys;
use crate::render::Sql;
use crate::scope::{Checked, Deferred, End, Free, OrderIn, Valid, Within};
use crate::value::{Kind, Value};
use std::marker::PhantomData;
use std::sync::Arc;

/// Two queries joined by a set operation, on the database or transaction `X`.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`, `.stream()`"]
pub struct Compound<X, R, S, List> {
    on: X,
    query: ast::Query,
    decode: Decode<R>,
    /// The names of the first query's columns, if they are a record's.
    fields: &'static [&'static str],
    /// The names of the second one's, if they are others.
    other_names: Option<&'static [&'static str]>,
    types: PhantomData<fn() -> (S, List)>,
}
impl<X: Clone, R, S, List> Clone for Compound<X, R, S, List> {
    fn clone(&self) -> Self {
        Compound {
            on: self.on.clone(),
            query: self.query.clone(),
            decode: self.decode,
            fields: self.fields,
            other_names: self.other_names,
            types: PhantomData,
        }
    }
}

/// An operand of a set operation on dialect `D` whose columns fit those of `List`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a side of a set operation",
    label = "expected a select"
)]
pub trait SetOperand<D, List> {
    #[doc(hidden)]
    fn operand(self) -> Operand;
}

/// A query as a side of a set operation.
#[doc(hidden)]
pub struct Operand {
    query: ast::Query,
    /// The names of its columns, if they are a record's.
    fields: &'static [&'static str],
    /// Those of one of its own sides, if they are others.
    other_names: Option<&'static [&'static str]>,
}

fn items<X, Sel: Selection<S>, S, S2, M>(query: Select<X, Sel, S2, M>) -> Operand {
    let mut items = Vec::new();
    query.selection.select(&mut items);
    Operand {
        query: query.build(items),
        fields: Sel::FIELDS,
        other_names: None,
    }
}
impl<D, Sel, S, List> SetOperand<D, List> for Select<On<'_, D>, Sel, S, Checked>
where
    Sel: Selection<S, List: FitsRow<List>> + Valid<S>,
{
    fn operand(self) -> Operand {
        items::<_, Sel, S, _, _>(self)
    }
}
impl<D, Sel, S: Within<End<D>>, P, R, List> SetOperand<D, List>
    for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: Selection<S::Out, List: FitsRow<List>> + Valid<S::Out>,
    P: Valid<S::Out>,
{
    fn operand(self) -> Operand {
        items::<_, Sel, S::Out, _, _>(self)
    }
}
impl<D, R, S, Own: FitsRow<List>, List> SetOperand<D, List> for Compound<On<'_, D>, R, S, Own> {
    fn operand(self) -> Operand {
        Operand {
            query: self.query,
            fields: self.fields,
            other_names: self.other_names,
        }
    }
}

/// The rows of a set operation as those of an insert.
impl<D, R, S, List: Fills<L>, L> InsertQuery<D, L> for Compound<On<'_, D>, R, S, List> {
    fn into_insert(self) -> (Vec<usize>, ast::Query) {
        let mut columns = Vec::new();
        List::positions(&mut columns);
        let mismatch = self.mismatch();
        let mut query = self.query;
        if let Some(reason) = mismatch {
            // The insert tells it before anything is sent.
            query.limit = Some(Value::Invalid(Kind::I64, reason.into()));
        }
        (columns, query)
    }
}

/// The first operand of a set operation: it has the database, and gives the names and types of the columns.
pub trait FirstOperand {
    /// The database or transaction.
    type On;
    /// The dialect.
    type Dialect: Dialect;
    /// The type of a row.
    type Row;
    /// The types of its columns, as a list.
    type List;
    /// The tables whose columns `order_by` may name.
    type Scope;
    #[doc(hidden)]
    fn parts(self) -> (Self::On, Decode<Self::Row>, Operand);
}
impl<'a, D: Dialect, Sel: Selection<S> + Valid<S>, S> FirstOperand
    for Select<On<'a, D>, Sel, S, Checked>
{
    type On = On<'a, D>;
    type Dialect = D;
    type Row = Sel::Output;
    type List = Sel::List;
    type Scope = S;
    fn parts(self) -> (On<'a, D>, Decode<Sel::Output>, Operand) {
        (self.on, Sel::decode, items::<_, Sel, S, _, _>(self))
    }
}
impl<'a, D: Dialect, R, S, List> FirstOperand for Compound<On<'a, D>, R, S, List> {
    type On = On<'a, D>;
    type Dialect = D;
    type Row = R;
    type List = List;
    type Scope = S;
    fn parts(self) -> (On<'a, D>, Decode<R>, Operand) {
        let operand = Operand {
            query: self.query,
            fields: self.fields,
            other_names: self.other_names,
        };
        (self.on, self.decode, operand)
    }
}

/// What a set operation of `A` and another query gives.
pub type CompoundOf<A> = Compound<
    <A as FirstOperand>::On,
    <A as FirstOperand>::Row,
    <A as FirstOperand>::Scope,
    <A as FirstOperand>::List,
>;

fn set<A: FirstOperand, B: SetOperand<A::Dialect, A::List>>(
    op: SetOp,
    a: A,
    b: B,
) -> CompoundOf<A> {
    let (on, decode, mut first) = a.parts();
    let mut second = b.operand();
    let mut with = std::mem::take(&mut first.query.with);
    for cte in std::mem::take(&mut second.query.with) {
        if !with.iter().any(|known| Arc::ptr_eq(known, &cte)) {
            with.push(cte);
        }
    }
    let named = !first.fields.is_empty() && !second.fields.is_empty();
    let others = (named && first.fields != second.fields).then_some(second.fields);
    let other_names = first.other_names.or(second.other_names).or(others);
    let body = ast::Body::Set(op, Box::new((first.query, second.query)));
    let query = ast::Query {
        body,
        with,
        order_by: Vec::new(),
        limit: None,
        offset: None,
    };
    Compound {
        on,
        query,
        decode,
        fields: first.fields,
        other_names,
        types: PhantomData,
    }
}

// Written out, not made by a macro: messages show these signatures.

/// The rows of both queries, each once.
pub fn union<A: FirstOperand, B: SetOperand<A::Dialect, A::List>>(a: A, b: B) -> CompoundOf<A> {
    set(SetOp::Union, a, b)
}
/// The rows of both queries.
#[doc(alias("unionAll"))]
pub fn union_all<A: FirstOperand, B: SetOperand<A::Dialect, A::List>>(a: A, b: B) -> CompoundOf<A> {
    set(SetOp::UnionAll, a, b)
}
/// The rows that both queries give.
pub fn intersect<A: FirstOperand, B: SetOperand<A::Dialect, A::List>>(a: A, b: B) -> CompoundOf<A> {
    set(SetOp::Intersect, a, b)
}
/// The rows of the first query that the second does not give.
pub fn except<A: FirstOperand, B: SetOperand<A::Dialect, A::List>>(a: A, b: B) -> CompoundOf<A> {
    set(SetOp::Except, a, b)
}

/// The rows that both queries give, as often as both do. PostgreSQL, CockroachDB, MySQL and MariaDB.
#[doc(alias("intersectAll"))]
pub fn intersect_all<A: FirstOperand<Dialect: HasSetAll>, B: SetOperand<A::Dialect, A::List>>(
    a: A,
    b: B,
) -> CompoundOf<A> {
    set(SetOp::IntersectAll, a, b)
}
/// The rows of the first query, each as much more often as it gives it. PostgreSQL, CockroachDB, MySQL and MariaDB.
#[doc(alias("exceptAll"))]
pub fn except_all<A: FirstOperand<Dialect: HasSetAll>, B: SetOperand<A::Dialect, A::List>>(
    a: A,
    b: B,
) -> CompoundOf<A> {
    set(SetOp::ExceptAll, a, b)
}

impl<'a, D: Dialect, Sel: Selection<S> + Valid<S>, S> Select<On<'a, D>, Sel, S, Checked> {
    /// The rows of both queries, each once.
    pub fn union<B: SetOperand<D, Sel::List>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S, Sel::List> {
        set(SetOp::Union, self, other)
    }
    /// The rows of both queries.
    #[doc(alias("unionAll"))]
    pub fn union_all<B: SetOperand<D, Sel::List>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S, Sel::List> {
        set(SetOp::UnionAll, self, other)
    }
    /// The rows that both queries give.
    pub fn intersect<B: SetOperand<D, Sel::List>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S, Sel::List> {
        set(SetOp::Intersect, self, other)
    }
    /// The rows of the first query that the second does not give.
    pub fn except<B: SetOperand<D, Sel::List>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S, Sel::List> {
        set(SetOp::Except, self, other)
    }
    /// The rows that both queries give, as often as both do. PostgreSQL, CockroachDB, MySQL and MariaDB.
    #[doc(alias("intersectAll"))]
    pub fn intersect_all<B: SetOperand<D, Sel::List>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S, Sel::List>
    where
        D: HasSetAll,
    {
        set(SetOp::IntersectAll, self, other)
    }
    /// The rows of the first query, each as much more often as it gives it. PostgreSQL, CockroachDB, MySQL and MariaDB.
    #[doc(alias("exceptAll"))]
    pub fn except_all<B: SetOperand<D, Sel::List>>(
        self,
        other: B,
    ) -> Compound<On<'a, D>, Sel::Output, S, Sel::List>
    where
        D: HasSetAll,
    {
        set(SetOp::ExceptAll, self, other)
    }
}

impl<'a, D: Dialect, R, S, List> Compound<On<'a, D>, R, S, List> {
    /// The rows of both queries, each once.
    pub fn union<B: SetOperand<D, List>>(self, other: B) -> Self {
        set(SetOp::Union, self, other)
    }
    /// The rows of both queries.
    #[doc(alias("unionAll"))]
    pub fn union_all<B: SetOperand<D, List>>(self, other: B) -> Self {
        set(SetOp::UnionAll, self, other)
    }
    /// The rows that both queries give.
    pub fn intersect<B: SetOperand<D, List>>(self, other: B) -> Self {
        set(SetOp::Intersect, self, other)
    }
    /// The rows of the first query that the second does not give.
    pub fn except<B: SetOperand<D, List>>(self, other: B) -> Self {
        set(SetOp::Except, self, other)
    }
    /// The rows that both queries give, as often as both do. PostgreSQL, CockroachDB, MySQL and MariaDB.
    #[doc(alias("intersectAll"))]
    pub fn intersect_all<B: SetOperand<D, List>>(self, other: B) -> Self
    where
        D: HasSetAll,
    {
        set(SetOp::IntersectAll, self, other)
    }
    /// The rows of the first query, each as much more often as it gives it. PostgreSQL, CockroachDB, MySQL and MariaDB.
    #[doc(alias("exceptAll"))]
    pub fn except_all<B: SetOperand<D, List>>(self, other: B) -> Self
    where
        D: HasSetAll,
    {
        set(SetOp::ExceptAll, self, other)
    }
}

impl<X, R, S, List> Compound<X, R, S, List> {
    /// Why the sides do not fit, where their types do.
    fn mismatch(&self) -> Option<String> {
        self.other_names.map(|others| {
            format!(
                "the sides of a set operation have the fields ({}) and ({}): name and order them alike",
                self.fields.join(", "),
                others.join(", ")
            )
        })
    }

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

impl<'a, D: Dialect, R: Send + 'static, S, List> Compound<On<'a, D>, R, S, List> {
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
            self.query.limit = Some(Value::I64(1));
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
        if let Some(reason) = self.mismatch() {
            return Err(Error::Invalid(reason));
        }
        render_query(self.on.target(), &self.query)
    }
}
