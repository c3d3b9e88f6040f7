//! Select.
use super::cte::hoist;
use super::gates::{NeedsDistinctOn, NeedsFullJoin};
use super::selection::{IntoSelection, Selection};
use super::source::IntoSource;
use super::{add_filter, render_query};
use crate::ast::{self, JoinKind};
use crate::dialect::{AsOf, Dialect, HasAsOfSystemTime};
use crate::error::Error;
use crate::exec::{self, On, Rows, Run, Work};
use crate::expr::{Expr, Node, OrderKeys, Predicate};
use crate::nullability::{NotNull, Nullable};
use crate::render::Sql;
use crate::schema::Identity;
use crate::scope::{
    Checked, CheckedBy, Deferred, End, Free, GroupIn, IsAbsent, Joined, Lookup, Mode, One, OrderIn,
    PredicateIn, Scope, SourceIn, Valid,
};
use crate::value::{Kind, Value};
use std::marker::PhantomData;
use std::sync::Arc;

/// A select: of `Sel`, from the tables of scope `S`, on the database `X`.
///
/// `M` says whether its parts are checked where they are written, or, for a free query, where it is used.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`, `.stream()`"]
pub struct Select<X, Sel, S, M> {
    pub(crate) on: X,
    pub(crate) select: ast::Select,
    pub(crate) with: Vec<Arc<ast::Cte>>,
    pub(crate) order_by: Vec<ast::Order>,
    pub(crate) limit: Option<Value>,
    pub(crate) offset: Option<Value>,
    pub(crate) selection: Sel,
    types: PhantomData<fn() -> (S, M)>,
}

/// What `db.count(users)` gives.
pub type CountFrom<X, T, D> =
    Select<X, Expr<crate::expr::CountAll>, Joined<T, NotNull, End<D>>, Checked>;

impl<X: Clone, Sel: Clone, S, M> Clone for Select<X, Sel, S, M> {
    fn clone(&self) -> Self {
        Select {
            on: self.on.clone(),
            select: self.select.clone(),
            with: self.with.clone(),
            order_by: self.order_by.clone(),
            limit: self.limit.clone(),
            offset: self.offset.clone(),
            selection: self.selection.clone(),
            types: PhantomData,
        }
    }
}

/// Starts a select without a database: a subquery, or a query whose SQL is wanted.
///
/// It may use columns of the query around it, and is checked where it is used.
pub fn select<I: IntoSelection<M, Selection = Sel>, Sel, M>(
    selection: I,
) -> Select<Free, Sel, End<Free>, Deferred<(), One>> {
    Select::new(Free::QUERY, selection.into_selection())
}

impl<X, Sel, S, M> Select<X, Sel, S, M> {
    pub(crate) fn new(on: X, selection: Sel) -> Self {
        Select {
            on,
            select: ast::Select::default(),
            with: Vec::new(),
            order_by: Vec::new(),
            limit: None,
            offset: None,
            selection,
            types: PhantomData,
        }
    }

    pub(super) fn retype<S2, M2>(self) -> Select<X, Sel, S2, M2> {
        let Select {
            on,
            select,
            with,
            order_by,
            limit,
            offset,
            selection,
            types: _,
        } = self;
        Select {
            on,
            select,
            with,
            order_by,
            limit,
            offset,
            selection,
            types: PhantomData,
        }
    }

    fn hoist(&mut self, source: &ast::Source) {
        hoist(&mut self.with, source);
    }

    pub(super) fn add_join(
        &mut self,
        kind: JoinKind,
        source: ast::Source,
        lateral: bool,
        on: Option<ast::Expr>,
    ) {
        self.hoist(&source);
        self.select.joins.push(ast::Join {
            kind,
            source,
            lateral,
            on,
        });
    }

    pub(crate) fn build(self, items: Vec<ast::Item>) -> ast::Query {
        let select = ast::Select {
            items,
            ..self.select
        };
        ast::Query {
            body: ast::Body::Select(Box::new(select)),
            with: self.with,
            order_by: self.order_by,
            limit: self.limit,
            offset: self.offset,
        }
    }
}

impl<X, Sel, D, M: Mode> Select<X, Sel, End<D>, M> {
    /// The first table.
    pub fn from<I: IntoSource<Table = T, Part = P>, T, P>(
        mut self,
        table: I,
    ) -> Select<X, Sel, Joined<T, NotNull, End<D>>, M::With<P>>
    where
        I: SourceIn<M, End<D>>,
    {
        let source = table.source();
        self.hoist(&source);
        self.select.from = Some(source);
        self.retype()
    }
}

impl<X, Sel, S: Scope, M: Mode> Select<X, Sel, S, M> {
    fn join<I: IntoSource, S2, M2>(
        mut self,
        kind: JoinKind,
        table: I,
        on: Option<ast::Expr>,
    ) -> Select<X, Sel, S2, M2> {
        self.add_join(kind, table.source(), false, on);
        self.retype()
    }

    /// Joins a table; rows without a match are left out.
    #[doc(alias("innerJoin"))]
    pub fn inner_join<
        I: IntoSource<Table = U, Part = T>,
        C: Predicate<Part = P>,
        U: Identity,
        T,
        P,
    >(
        self,
        table: I,
        on: C,
    ) -> Select<X, Sel, Joined<U, NotNull, S>, <M::With<P> as Mode>::With<T>>
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, End<S::Dialect>>,
        C: PredicateIn<M, Joined<U, NotNull, S>>,
    {
        self.join(JoinKind::Inner, table, Some(on.predicate()))
    }

    /// Joins a table; rows without a match stay, with `None` for the joined table.
    #[doc(alias("leftJoin", "left_outer_join"))]
    pub fn left_join<
        I: IntoSource<Table = U, Part = T>,
        C: Predicate<Part = P>,
        U: Identity,
        T,
        P,
    >(
        self,
        table: I,
        on: C,
    ) -> Select<X, Sel, Joined<U, Nullable, S>, <M::With<P> as Mode>::With<T>>
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, End<S::Dialect>>,
        C: PredicateIn<M, Joined<U, Nullable, S>>,
    {
        self.join(JoinKind::Left, table, Some(on.predicate()))
    }

    /// Joins a table and keeps all of its rows; where nothing matches, the earlier tables are `None`.
    #[doc(alias("rightJoin"))]
    pub fn right_join<
        I: IntoSource<Table = U, Part = T>,
        C: Predicate<Part = P>,
        U: Identity,
        T,
        P,
    >(
        self,
        table: I,
        on: C,
    ) -> Select<X, Sel, Joined<U, NotNull, S::Nullified>, <M::With<P> as Mode>::With<T>>
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, End<S::Dialect>>,
        C: PredicateIn<M, Joined<U, NotNull, S>>,
    {
        self.join(JoinKind::Right, table, Some(on.predicate()))
    }

    /// Joins a table and keeps the rows of both sides.
    #[doc(alias("fullJoin", "full_outer_join"))]
    pub fn full_join<
        I: IntoSource<Table = U, Part = T>,
        C: Predicate<Part = P>,
        U: Identity,
        T,
        P,
    >(
        self,
        table: I,
        on: C,
    ) -> Select<
        X,
        Sel,
        Joined<U, Nullable, S::Nullified>,
        <M::With<P> as Mode>::With<(T, NeedsFullJoin)>,
    >
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, End<S::Dialect>>,
        C: PredicateIn<M, Joined<U, NotNull, S>>,
        NeedsFullJoin: CheckedBy<M, S>,
    {
        self.join(JoinKind::Full, table, Some(on.predicate()))
    }

    /// Joins every row of a table to every row.
    #[doc(alias("crossJoin"))]
    pub fn cross_join<I: IntoSource<Table = U, Part = T>, U: Identity, T>(
        self,
        table: I,
    ) -> Select<X, Sel, Joined<U, NotNull, S>, M::With<T>>
    where
        S: Lookup<U>,
        S::Found: IsAbsent<U::Shown>,
        I: SourceIn<M, End<S::Dialect>>,
    {
        self.join(JoinKind::Cross, table, None)
    }

    /// Only rows for which this holds. A second filter adds to the first; `None` adds nothing.
    #[doc(alias("where"))]
    pub fn filter<C: Predicate<Part = P>, P>(
        mut self,
        condition: C,
    ) -> Select<X, Sel, S, M::With<P>>
    where
        C: PredicateIn<M, S>,
    {
        add_filter(&mut self.select.filter, condition.predicate());
        self.retype()
    }

    /// One row for each distinct combination of these.
    #[doc(alias("groupBy"))]
    pub fn group_by<K: GroupKeys<Part = P, Grouped<S> = G>, P, G: Scope>(
        mut self,
        keys: K,
    ) -> Select<X, Sel, G, <M::AnyRows as Mode>::With<P>>
    where
        K: GroupIn<M, S>,
    {
        keys.keys(&mut self.select.group_by);
        self.retype()
    }

    /// Only groups for which this holds.
    pub fn having<C: Predicate<Part = P>, P>(
        mut self,
        condition: C,
    ) -> Select<X, Sel, S, <M::AnyRows as Mode>::With<P>>
    where
        C: PredicateIn<M, S>,
    {
        add_filter(&mut self.select.having, condition.predicate());
        self.retype()
    }

    /// The order of the rows. A second call adds further keys.
    #[doc(alias("orderBy", "order", "then_order_by"))]
    pub fn order_by<K: OrderKeys<Part = P>, P>(mut self, keys: K) -> Select<X, Sel, S, M::With<P>>
    where
        K: OrderIn<M, S>,
    {
        keys.orders(&mut self.order_by);
        self.retype()
    }

    /// At most this many rows.
    pub fn limit<C: Count>(mut self, rows: C) -> Select<X, Sel, S, M::AnyRows> {
        self.limit = Some(not_negative("limit", rows.count()));
        self.retype()
    }

    /// Leaves out this many rows first.
    pub fn offset<C: Count>(mut self, rows: C) -> Select<X, Sel, S, M::AnyRows> {
        self.offset = Some(not_negative("offset", rows.count()));
        self.retype()
    }

    /// Only distinct rows.
    #[doc(alias("selectDistinct"))]
    pub fn distinct(mut self) -> Self {
        self.select.distinct = true;
        self
    }

    /// Of the rows that agree in these, only the first one of the order. PostgreSQL and CockroachDB.
    #[doc(alias("selectDistinctOn", "distinctOn"))]
    pub fn distinct_on<K: GroupKeys<Part = P>, P>(
        mut self,
        keys: K,
    ) -> Select<X, Sel, S, M::With<(P, NeedsDistinctOn)>>
    where
        K: GroupIn<M, S>,
        NeedsDistinctOn: CheckedBy<M, S>,
    {
        keys.keys(&mut self.select.distinct_on);
        self.retype()
    }
}

/// Databases disagree on what a negative count means; here it is an error, found before anything is sent.
pub(crate) fn not_negative(clause: &str, count: Value) -> Value {
    match count {
        Value::I64(n) if n < 0 => Value::Invalid(
            Kind::I64,
            format!("the {clause} of a query must not be negative").into(),
        ),
        count => count,
    }
}

/// How many rows: an integer, or a parameter of a prepared query.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number of rows",
    label = "expected an integer, or a parameter of type i64"
)]
pub trait Count {
    #[doc(hidden)]
    fn count(self) -> Value;
}
macro_rules! counts {
    ($($t:ty)*) => {$(
        impl Count for $t {
            fn count(self) -> Value {
                // More rows than that exist nowhere.
                Value::I64(i64::try_from(self).unwrap_or(i64::MAX))
            }
        }
    )*};
}
counts!(i32 i64 u32 u64 usize);

/// What rows are grouped by: one expression, a tuple, or a `Vec` of them.
#[diagnostic::on_unimplemented(
    message = "rows can't be grouped by `{Self}`",
    label = "expected a column or expression, or a tuple of them"
)]
pub trait GroupKeys {
    /// What they are within a scope.
    type Part;
    /// The scope `S` after it is grouped by them: its columns may be NULL if there are totals, see
    /// [`rollup`](crate::expr::rollup).
    type Grouped<S: Scope>: Scope;
    #[doc(hidden)]
    fn keys(self, out: &mut Vec<ast::Expr>);
}
impl<N: Node> GroupKeys for Expr<N> {
    type Part = N;
    type Grouped<S: Scope> = S;
    fn keys(self, out: &mut Vec<ast::Expr>) {
        out.push(self.0.ast());
    }
}
impl<K: GroupKeys> GroupKeys for Vec<K> {
    type Part = K::Part;
    type Grouped<S: Scope> = K::Grouped<S>;
    fn keys(self, out: &mut Vec<ast::Expr>) {
        self.into_iter().for_each(|key| key.keys(out));
    }
}
macro_rules! group_tuples {
    (@grouped $s:ident $t:ident $($rest:ident)*) => { $t::Grouped<group_tuples!(@grouped $s $($rest)*)> };
    (@grouped $s:ident) => { $s };
    ($($t:ident)*) => {
        impl<$($t: GroupKeys),*> GroupKeys for ($($t,)*) {
            type Part = ($($t::Part,)*);
            type Grouped<S: Scope> = group_tuples!(@grouped S $($t)*);
            #[allow(non_snake_case)]
            fn keys(self, out: &mut Vec<ast::Expr>) {
                let ($($t,)*) = self;
                $($t.keys(out);)*
            }
        }
    };
}
crate::for_each_tuple!(group_tuples);

impl<D: Dialect, Sel, S> Select<On<'_, D>, Sel, S, Checked> {
    /// Reads at a time in the past. CockroachDB.
    pub fn as_of_system_time(mut self, time: AsOf) -> Self
    where
        D: HasAsOfSystemTime,
    {
        self.select.after_sources = Some(time.clause());
        self
    }
}

// ---------------------------------------------------------------- running it

impl<'a, D: Dialect, Sel, S> Select<On<'a, D>, Sel, S, Checked> {
    pub(crate) fn statement(self) -> Result<Sql, Error>
    where
        Sel: Selection<S>,
    {
        let mut items = Vec::new();
        self.selection.select(&mut items);
        let target = self.on.target();
        render_query(target, &self.build(items))
    }

    /// Every row.
    #[doc(alias("load", "get_results", "fetch_all"))]
    pub fn all<R: Send + 'static>(self) -> Run<'a, Vec<R>>
    where
        Sel: Selection<S, Output = R> + Valid<S>,
    {
        exec::all(self.on, self.statement().map(Work::new), Sel::decode)
    }

    /// The only row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    #[doc(alias("get_result", "fetch_one"))]
    pub fn one<R: Send + 'static>(self) -> Run<'a, R>
    where
        Sel: Selection<S, Output = R> + Valid<S>,
    {
        exec::one(self.on, self.statement().map(Work::new), Sel::decode, 2)
    }

    /// The first row, if there is one. Adds `limit 1`.
    #[doc(alias("fetch_optional", "optional"))]
    pub fn first<R: Send + 'static>(mut self) -> Run<'a, Option<R>>
    where
        Sel: Selection<S, Output = R> + Valid<S>,
    {
        if self.limit.is_none() {
            self.limit = Some(Value::I64(1));
        }
        exec::first(self.on, self.statement().map(Work::new), Sel::decode, 1)
    }

    /// The rows one after the other, as they arrive.
    #[doc(alias("load_stream", "fetch"))]
    pub fn stream<R: Send + 'static>(self) -> Rows<'a, R>
    where
        Sel: Selection<S, Output = R> + Valid<S>,
    {
        exec::stream(self.on, self.statement(), Sel::decode)
    }

    /// The SQL and the values it binds, without running it.
    ///
    /// # Errors
    /// When the query can't be rendered, such as with a negative limit.
    #[doc(alias("toSQL", "debug_query"))]
    pub fn to_sql(&self) -> Result<Sql, Error>
    where
        Sel: Selection<S> + Valid<S>,
    {
        self.clone().statement()
    }
}

impl<Sel, S, P, R> Select<Free, Sel, S, Deferred<P, R>> {
    /// The SQL and the values it binds, for dialect `D`.
    ///
    /// # Errors
    /// When the query can't be rendered, such as with a negative limit.
    #[doc(alias("toSQL", "debug_query"))]
    pub fn to_sql<D: Dialect>(&self) -> Result<Sql, Error>
    where
        S: crate::scope::Within<End<D>>,
        Sel: Selection<S::Out> + Valid<S::Out>,
        P: Valid<S::Out>,
    {
        let mut items = Vec::new();
        self.selection.select(&mut items);
        render_query(D::SYNTAX.into(), &Select::clone(self).build(items))
    }

    /// The query for `exists`, which looks at no column.
    pub(crate) fn into_existence(self) -> Arc<ast::Query> {
        // `having` without `group by` is about one group of all rows, which SQLite takes only from an aggregate.
        let one = if self.select.having.is_some() && self.select.group_by.is_empty() {
            ast::Expr::Aggregate {
                name: "count",
                distinct: false,
                operand: None,
                kind: None,
            }
        } else {
            ast::Expr::Raw(vec![ast::Piece::Text("1".into())])
        };
        Arc::new(self.build(vec![ast::Item::new(one, None)]))
    }
}

impl<Sel: Clone, S, P, R> Select<Free, Sel, S, Deferred<P, R>> {
    /// The query for a place that takes several columns.
    pub(crate) fn into_rows(self, cells: impl FnOnce(Sel) -> Vec<ast::Expr>) -> Arc<ast::Query> {
        let cells = cells(self.selection.clone()).into_iter();
        let items = cells.map(|cell| ast::Item::new(cell, None)).collect();
        Arc::new(self.build(items))
    }
}

impl<N: Node, S, P, R> Select<Free, Expr<N>, S, Deferred<P, R>> {
    /// The query for a place that takes one column.
    pub(crate) fn into_query(self) -> Arc<ast::Query> {
        let item = ast::Item::new(self.selection.0.clone().ast(), None);
        Arc::new(self.build(vec![item]))
    }
}
