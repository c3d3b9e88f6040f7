//! The typed side of a nested query: what `find!` makes.
use super::plan::{Clauses, Columns, Plan};
use super::run::{self, Nested};
use super::store::{Branches, Store};
use super::{Cardinality, Relation};
use crate::ast;
use crate::decode::{DecodeError, Reader};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{On, Rows, Run};
use crate::expr::{OrderKeys, Predicate};
use crate::nullability::NotNull;
use crate::query::{Count, ParamValues};
use crate::render::Sql;
use crate::schema::{Table, TableOn};
use crate::scope::{Checked, End, Joined, OrderIn, PredicateIn, Scope, Valid};
use crate::value::Value;
use std::marker::PhantomData;
use std::sync::Arc;

/// The tables of a level: its own.
pub type LevelScope<T, D> = Joined<T, NotNull, End<D>>;

/// What a level gives: fields of its own, and rows of its relations. `S` is its scope.
pub trait Shape<S>: Clone {
    /// A row.
    type Output: Send + 'static;
    /// Its own fields.
    type Own: Send + 'static;
    /// The levels below.
    type Branches: Branches;
    /// What it selects for its own fields.
    #[doc(hidden)]
    fn own(&self, out: &mut Vec<ast::Item>, kinds: &mut Vec<crate::value::Kind>);
    /// Reads its own fields.
    #[doc(hidden)]
    fn decode(row: &mut dyn Reader) -> Result<Self::Own, DecodeError>;
    /// Adds the levels below to the plan; gives where their rows go.
    #[doc(hidden)]
    fn branches(&self, plan: &mut Plan, level: usize) -> Self::Branches;
    /// A row of its fields and those of its relations.
    #[doc(hidden)]
    fn build(own: Self::Own, branches: <Self::Branches as Branches>::Fields) -> Self::Output;
}

/// Which rows of a table a level has: the clauses, whose parts are `P`.
pub struct Level<T, P> {
    clauses: Arc<Clauses>,
    types: PhantomData<fn() -> (T, P)>,
}
impl<T, P> Clone for Level<T, P> {
    fn clone(&self) -> Self {
        Level {
            clauses: self.clauses.clone(),
            types: PhantomData,
        }
    }
}
impl<T> Level<T, ()> {
    /// Every row.
    pub fn new() -> Self {
        Level {
            clauses: Arc::default(),
            types: PhantomData,
        }
    }
}
impl<T> Default for Level<T, ()> {
    fn default() -> Self {
        Self::new()
    }
}
impl<T, P> Level<T, P> {
    /// The same clauses, of a table that is shown to be the same.
    pub(super) fn of_table<U>(self) -> Level<U, P> {
        Level {
            clauses: self.clauses,
            types: PhantomData,
        }
    }
    fn with<Q>(mut self, change: impl FnOnce(&mut Clauses)) -> Level<T, (Q, P)> {
        // Nobody else has it while it is built.
        if let Some(clauses) = Arc::get_mut(&mut self.clauses) {
            change(clauses);
        }
        Level {
            clauses: self.clauses,
            types: PhantomData,
        }
    }
    /// Only rows for which this holds.
    pub fn filter<C: Predicate<Part = Q>, Q>(self, condition: C) -> Level<T, (Q, P)> {
        self.with(|c| crate::query::add_filter(&mut c.filter, condition.predicate()))
    }
    /// The order of the rows, among those of one parent.
    pub fn order_by<K: OrderKeys<Part = Q>, Q>(self, keys: K) -> Level<T, (Q, P)> {
        self.with(|c| keys.orders(&mut c.order))
    }
    /// At most this many rows, of each parent.
    pub fn limit<C: Count>(self, rows: C) -> Level<T, ((), P)> {
        let rows = crate::query::not_negative("limit", rows.count());
        self.with(|c| c.cut.limit = Some(rows))
    }
    /// Leaves out this many rows first, of each parent.
    pub fn offset<C: Count>(self, rows: C) -> Level<T, ((), P)> {
        let rows = crate::query::not_negative("offset", rows.count());
        self.with(|c| c.cut.offset = Some(rows))
    }
}

impl<T, P> Level<T, P> {
    /// Whether the default filters of tables are left out here: what is below has its own.
    pub fn ignore_default_filters(self, ignored: bool) -> Level<T, ((), P)> {
        self.with(|c| c.unfiltered = ignored)
    }
}

/// The rows of a relation as a field: of shape `Sh`, with the clauses of `Level<T, P>`.
pub struct Branch<F, T, C, P, Sh> {
    relation: Relation<F, T, C>,
    level: Level<T, P>,
    shape: Sh,
}
impl<F, T, C, P, Sh: Clone> Clone for Branch<F, T, C, P, Sh> {
    fn clone(&self) -> Self {
        Branch {
            relation: self.relation,
            level: self.level.clone(),
            shape: self.shape.clone(),
        }
    }
}
/// The rows of a relation.
pub fn branch<F, T, C, P, Sh>(
    relation: Relation<F, T, C>,
    level: Level<T, P>,
    shape: Sh,
) -> Branch<F, T, C, P, Sh> {
    Branch {
        relation,
        level,
        shape,
    }
}

/// Those rows of a relation that its clauses let pass.
pub fn branch_of_some<F, T, C: Cardinality, P, Sh>(
    relation: Relation<F, T, C>,
    level: Level<T, P>,
    shape: Sh,
) -> Branch<F, T, C::Filtered, P, Sh> {
    Branch {
        relation: relation.with_cardinality(),
        level,
        shape,
    }
}

/// Where the rows of a shape go.
type StoreOf<S, Sh, C> =
    Store<<Sh as Shape<S>>::Own, <Sh as Shape<S>>::Branches, <Sh as Shape<S>>::Output, C>;

/// A field that is a relation, within a level of scope `S`.
pub trait Nests<S>: Clone {
    /// A row of the relation.
    type Row: Send + 'static;
    /// How many there are.
    type Cardinality: Cardinality;
    /// The fields of such a row.
    type Own: Send + 'static;
    /// The levels below.
    type Branches: Branches;
    /// Adds the level, and those below, to the plan.
    #[doc(hidden)]
    fn plan(
        &self,
        plan: &mut Plan,
        parent: usize,
    ) -> Store<Self::Own, Self::Branches, Self::Row, Self::Cardinality>;
}
impl<F, T: Table, C: Cardinality, P, Sh, S: Scope> Nests<S> for Branch<F, T, C, P, Sh>
where
    Sh: Shape<LevelScope<T, S::Dialect>>,
{
    type Row = Sh::Output;
    type Cardinality = C;
    type Own = Sh::Own;
    type Branches = Sh::Branches;
    fn plan(&self, plan: &mut Plan, parent: usize) -> StoreOf<LevelScope<T, S::Dialect>, Sh, C> {
        let relation = self.relation.def;
        store::<T, _, Sh, P, C>(
            plan,
            Some((parent, relation)),
            &self.level,
            &self.shape,
            relation.name,
        )
    }
}
/// That the relation is one of the level's table, and everything below is right.
impl<F, T, C, P, Sh, S: Scope> Valid<S> for Branch<F, T, C, P, Sh>
where
    T: Table + TableOn<S::Dialect>,
    P: Valid<LevelScope<T, S::Dialect>>,
    Sh: Valid<LevelScope<T, S::Dialect>>,
{
}

pub(super) fn store<T: Table, S, Sh: Shape<S>, P, C>(
    plan: &mut Plan,
    parent: Option<(usize, &'static super::RelationDef)>,
    level: &Level<T, P>,
    shape: &Sh,
    name: &'static str,
) -> StoreOf<S, Sh, C> {
    let mut columns = Columns::default();
    shape.own(&mut columns.items, &mut columns.kinds);
    let mut clauses = Clauses::clone(&level.clauses);
    if let Some(filter) = parent.and_then(|(_, relation)| relation.filter) {
        crate::query::add_filter(&mut clauses.filter, filter());
    }
    let level = plan.add(parent, (T::DEF, T::SOURCE), columns, clauses);
    let branches = shape.branches(plan, level);
    Store::new(level, Sh::decode, Sh::build, branches, name)
}

/// A nested query without a database: what `find!` gives.
#[must_use = "a query does nothing until it is run: `db.query(find!(..)).all()`"]
pub struct Find<T, P, Sh> {
    level: Level<T, P>,
    shape: Sh,
}
impl<T, P, Sh: Clone> Clone for Find<T, P, Sh> {
    fn clone(&self) -> Self {
        Find {
            level: self.level.clone(),
            shape: self.shape.clone(),
        }
    }
}
/// A nested query of a table.
pub fn find<T, P, Sh>(_table: &T, level: Level<T, P>, shape: Sh) -> Find<T, P, Sh> {
    Find { level, shape }
}
/// The nested query that a struct describes.
pub(crate) fn described<R: super::Described>() -> Find<R::Table, (), super::Derived<R>> {
    Find {
        level: Level::new(),
        shape: super::Derived::new(),
    }
}
impl<T: Table, P, Sh> Find<T, P, Sh> {
    /// The SQL and the values it binds, for dialect `D`.
    ///
    /// # Errors
    /// When the query can't be rendered, such as with a negative limit.
    pub fn to_sql<D: Dialect>(&self) -> Result<Sql, Error>
    where
        Sh: Shape<LevelScope<T, D>> + Valid<LevelScope<T, D>>,
        P: Valid<LevelScope<T, D>>,
    {
        let mut plan = Plan::default();
        store::<T, _, Sh, P, super::Many>(&mut plan, None, &self.level, &self.shape, "");
        crate::query::render_plan(D::SYNTAX.into(), &plan).map(|(sql, _)| sql)
    }
}

/// A nested query on a database: `db.query(find!(..))`.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`, `.stream()`"]
pub struct FindQuery<'a, D, T, P, Sh> {
    on: On<'a, D>,
    unfiltered: bool,
    find: Find<T, P, Sh>,
}

/// Clauses that are added to a query of a shape.
impl<'a, D: Dialect, T: Table, P, Sh> FindQuery<'a, D, T, P, Sh> {
    fn with(mut self, change: impl FnOnce(&mut Clauses)) -> Self {
        change(Arc::make_mut(&mut self.find.level.clauses));
        self
    }
    /// Leaves out the default filters of tables (`#[table(.., filter = ..)]`), on every level. For one of them, write
    /// `ignore_default_filters: true` in its braces.
    pub fn ignore_default_filters(mut self) -> Self {
        self.unfiltered = true;
        self
    }
    /// Only rows for which this holds. A second filter adds to the first.
    pub fn filter<C: Predicate<Part = Q>, Q>(self, condition: C) -> Self
    where
        C: PredicateIn<Checked, LevelScope<T, D>>,
    {
        self.with(|c| crate::query::add_filter(&mut c.filter, condition.predicate()))
    }
    /// The order of the rows. A second call adds further keys.
    pub fn order_by<K: OrderKeys<Part = Q>, Q>(self, keys: K) -> Self
    where
        K: OrderIn<Checked, LevelScope<T, D>>,
    {
        self.with(|c| keys.orders(&mut c.order))
    }
    /// At most this many rows.
    pub fn limit<C: Count>(self, rows: C) -> Self {
        let rows = crate::query::not_negative("limit", rows.count());
        self.with(|c| c.cut.limit = Some(rows))
    }
    /// Leaves out this many rows first.
    pub fn offset<C: Count>(self, rows: C) -> Self {
        let rows = crate::query::not_negative("offset", rows.count());
        self.with(|c| c.cut.offset = Some(rows))
    }
}

impl<'a, D: Dialect, T: Table, P, Sh: Shape<LevelScope<T, D>>> FindQuery<'a, D, T, P, Sh> {
    pub(crate) fn new(on: On<'a, D>, find: Find<T, P, Sh>) -> Self {
        FindQuery {
            on,
            unfiltered: false,
            find,
        }
    }

    fn nested(&self) -> Result<Nested<Sh::Own, Sh::Branches, Sh::Output>, Error> {
        let (plan, mut store) = self.planned();
        let (sql, mut places) = crate::query::render_plan(self.on.target(), &plan)?;
        store.place(&mut places);
        Ok(Nested::new(sql, store))
    }

    fn limited(mut self, rows: i64) -> Self {
        if self.find.level.clauses.cut.limit.is_none() {
            Arc::make_mut(&mut self.find.level.clauses).cut.limit = Some(Value::I64(rows));
        }
        self
    }

    /// In one statement for each level instead of one in all, with the same rows: each level is asked for with the keys
    /// of the rows above it. That can be faster where levels are wide, or servers plan the one statement badly.
    ///
    /// What others change in between may be seen by some of the levels, except in a transaction that has one snapshot.
    pub fn batched(self) -> BatchedFind<'a, D, T, P, Sh> {
        BatchedFind { query: self }
    }

    /// The plan, and where the rows go.
    fn planned(&self) -> (Plan, Store<Sh::Own, Sh::Branches, Sh::Output, super::Many>) {
        let mut plan = Plan {
            unfiltered: self.unfiltered,
            ..Plan::default()
        };
        let (level, shape) = (&self.find.level, &self.find.shape);
        let store = store(&mut plan, None, level, shape, T::DEF.name);
        (plan, store)
    }

    /// Every row.
    pub fn all(self) -> Run<'a, Vec<Sh::Output>> {
        let on = self.on;
        run::nested(on, self.nested(), |rows, _| Ok(rows))
    }

    /// The only row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    pub fn one(self) -> Run<'a, Sh::Output> {
        let on = self.on;
        run::nested(on, self.limited(2).nested(), run::the_one)
    }

    /// The first row, if there is one. Adds `limit 1`.
    pub fn first(self) -> Run<'a, Option<Sh::Output>> {
        let on = self.on;
        run::nested(on, self.limited(1).nested(), |rows, _| {
            Ok(rows.into_iter().next())
        })
    }

    /// The rows one after the other. They are put together when all have arrived.
    pub fn stream(self) -> Rows<'a, Sh::Output> {
        run::one_by_one(self.all())
    }

    /// The SQL and the values it binds, without running it.
    ///
    /// # Errors
    /// When the query can't be rendered, such as with a negative limit.
    pub fn to_sql(&self) -> Result<Sql, Error> {
        self.nested().map(|nested| nested.sql)
    }

    /// Renders the query once, to run it often with other values.
    pub fn prepare(self) -> PreparedFind<'a, D, Sh::Own, Sh::Branches, Sh::Output> {
        PreparedFind {
            on: self.on,
            nested: self.nested().map_err(Arc::new),
        }
    }
}

/// A nested query in one statement for each level: `db.query(find!(..)).batched()`.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`"]
pub struct BatchedFind<'a, D, T, P, Sh> {
    query: FindQuery<'a, D, T, P, Sh>,
}
impl<'a, D: Dialect, T: Table, P, Sh: Shape<LevelScope<T, D>>> BatchedFind<'a, D, T, P, Sh> {
    fn rows(query: FindQuery<'a, D, T, P, Sh>) -> Batched<'a, (Vec<Sh::Output>, String)> {
        let (plan, store) = query.planned();
        Box::pin(super::batch::run(query.on, plan, store))
    }
    /// Every row.
    pub fn all(self) -> Batched<'a, Vec<Sh::Output>> {
        let rows = Self::rows(self.query);
        Box::pin(async { rows.await.map(|(rows, _)| rows) })
    }
    /// The only row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    pub fn one(self) -> Batched<'a, Sh::Output> {
        let rows = Self::rows(self.query.limited(2));
        Box::pin(async { rows.await.and_then(|(rows, sql)| run::the_one(rows, sql)) })
    }
    /// The first row, if there is one. Adds `limit 1`.
    pub fn first(self) -> Batched<'a, Option<Sh::Output>> {
        let rows = Self::rows(self.query.limited(1));
        Box::pin(async { rows.await.map(|(rows, _)| rows.into_iter().next()) })
    }
}
/// What a batched query is while it runs.
type Batched<'a, T> = futures_core::future::BoxFuture<'a, Result<T, Error>>;

/// A nested query rendered once: `bind` gives it values, and it runs.
pub struct PreparedFind<'a, D, R, K: Branches, O> {
    on: On<'a, D>,
    nested: Result<Nested<R, K, O>, Arc<Error>>,
}
impl<'a, D: Dialect, R: Send + 'static, K: Branches, O: Send + 'static>
    PreparedFind<'a, D, R, K, O>
{
    /// Gives the parameters their values.
    pub fn bind(&self, values: ParamValues) -> BoundFind<'a, D, R, K, O> {
        let nested = match &self.nested {
            Ok(nested) => crate::query::bind(&nested.sql, values)
                .map(|sql| Nested::new(sql, nested.store.empty())),
            Err(error) => Err(Error::Invalid(error.to_string())),
        };
        BoundFind {
            on: self.on,
            nested,
        }
    }
}

/// A prepared nested query with values.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`"]
pub struct BoundFind<'a, D, R, K: Branches, O> {
    on: On<'a, D>,
    nested: Result<Nested<R, K, O>, Error>,
}
impl<'a, D: Dialect, R: Send + 'static, K: Branches, O: Send + 'static> BoundFind<'a, D, R, K, O> {
    /// Every row.
    pub fn all(self) -> Run<'a, Vec<O>> {
        run::nested(self.on, self.nested, |rows, _| Ok(rows))
    }
    /// The only row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    pub fn one(self) -> Run<'a, O> {
        run::nested(self.on, self.nested, run::the_one)
    }
    /// The first row, if there is one.
    pub fn first(self) -> Run<'a, Option<O>> {
        run::nested(self.on, self.nested, |rows, _| Ok(rows.into_iter().next()))
    }
}
