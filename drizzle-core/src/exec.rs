//! The seam to the runtime: rendered statements go out, rows come in. No driver is known here.
use crate::ast::SetOp;
use crate::decode::{DecodeError, Reader};
use crate::dialect::{Dialect, HasRecursiveUnion, Syntax};
use crate::error::Error;
use crate::expr::Expr;
use crate::query;
use crate::render::{Affected, Sql, Target};
use crate::schema::{IsMaterialized, IsStored, Models, Table};
use crate::scope::{Checked, End, Free};
use crate::types::Field;
use futures_core::Stream;
use futures_core::future::BoxFuture;
use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

mod batch;
pub use batch::Batch;

/// Where statements run, whatever the dialect.
#[doc(hidden)]
pub trait Runs: Send + Sync {
    /// Runs statements; rows go to the sink. Several statements take effect together or not at all.
    fn run<'a>(&'a self, work: Work) -> BoxFuture<'a, Result<Done, Error>>;
}

/// Where statements run: a database or a transaction.
///
/// Functions that take `&impl Executor<D>` work with both.
pub trait Executor<D: Dialect>: Runs {
    /// How statements are written for this database: where servers of one dialect differ, by the server's version.
    #[doc(hidden)]
    fn syntax(&self) -> &'static dyn Syntax {
        D::SYNTAX
    }

    /// The schema of tables that say none, if one was chosen at run time. It has no answer by default: who forgot to hand
    /// it on would write to another schema.
    #[doc(hidden)]
    fn chosen_schema(&self) -> Option<&str>;

    /// Opens a cursor over the rows of one statement.
    #[doc(hidden)]
    fn open<'a>(&'a self, statement: Sql) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>>;

    /// Runs something in a transaction of its own: all of it takes effect, or nothing.
    #[doc(hidden)]
    fn atomically<'a>(
        &'a self,
        _work: Atomic<D>,
    ) -> BoxFuture<'a, Result<Box<dyn Any + Send>, Error>> {
        Box::pin(async { Err(Error::Invalid("this has no transactions".into())) })
    }

    /// Runs up to twelve queries together: all of them take effect, or none. Each gives what it would give alone; one
    /// that fails, such as a `.one()` that finds no row, undoes the others.
    ///
    /// They run one after the other in a transaction, on a transaction in a savepoint. It takes a trip to the server for
    /// each of them and two for the transaction, on every dialect.
    ///
    /// ```
    /// # use drizzle_core::dialect::{Postgres, Dialect}; use drizzle_core::exec::Executor;
    /// # use drizzle_core::error::Error;
    /// # async fn example(db: &impl Executor<Postgres>, first: drizzle_core::exec::Run<'_, u64>, second: drizzle_core::exec::Run<'_, Vec<String>>) -> Result<(), Error> {
    /// // `first` is `db.insert(users).values(ada).execute()`, `second` is `db.select(users::name).from(users).all()`
    /// let (inserted, names) = db.batch((first, second)).await?;
    /// # _ = (inserted, names);
    /// # Ok(())
    /// # }
    /// ```
    fn batch<'a, B: Batch + 'a>(&'a self, queries: B) -> BoxFuture<'a, Result<B::Output, Error>>
    where
        Self: Sized,
    {
        batch::run::<D, B>(self, queries)
    }

    /// Starts a select: `..` is every column of the tables in `from` and joins.
    fn select<I: query::IntoSelection<M, Selection = Sel>, Sel, M>(
        &self,
        selection: I,
    ) -> query::Select<On<'_, D>, Sel, End<D>, Checked>
    where
        Self: Sized,
    {
        query::Select::new(On(self), selection.into_selection())
    }

    /// Counts the rows of a table; `.filter(..)` says which, `.one()` gives the number.
    #[doc(alias("$count"))]
    fn count<I: query::IntoSource<Table = T, Part = P>, T, P>(
        &self,
        table: I,
    ) -> query::CountFrom<On<'_, D>, T, D>
    where
        Self: Sized,
        I: crate::scope::SourceIn<Checked, End<D>>,
    {
        query::Select::new(On(self), crate::expr::count_all()).from(table)
    }

    /// Starts an insert.
    #[doc(alias("insert_into"))]
    fn insert<F: query::TableFn<Table = T>, T: Models + crate::schema::TableOn<D>>(
        &self,
        _table: F,
    ) -> query::Insert<On<'_, D>, T, query::NoRows>
    where
        Self: Sized,
    {
        query::Insert::new(On(self))
    }

    /// Inserts rows with rows of their relations, all or nothing; gives the inserted row or, of several, rows. Each
    /// level is one insert, whose rows get their keys from the rows above them, also those that the database makes up.
    /// See [`nested`](crate::relation::nested).
    #[doc(alias("save_with_related"))]
    fn insert_nested<'a, F, T, R>(
        &'a self,
        _table: F,
        rows: R,
    ) -> BoxFuture<'a, Result<R::Output, Error>>
    where
        F: query::TableFn<Table = T>,
        T: Models + crate::schema::TableOn<D>,
        R: crate::relation::InsertsNested<T>,
        Self: Sized,
    {
        crate::relation::insert(On(self), rows)
    }

    /// Starts an update.
    fn update<F: query::TableFn<Table = T>, T: Models + crate::schema::TableOn<D>>(
        &self,
        _table: F,
    ) -> query::Update<On<'_, D>, T, query::NothingSet, query::Unfiltered>
    where
        Self: Sized,
    {
        query::Update::new(On(self))
    }

    /// Starts an update of many rows, each with its own values, in one statement:
    /// `db.update_many(users).by(users::id).rows([(1, UserChanges { .. }), (2, UserChanges { .. })]).execute()`.
    #[doc(alias("updateMany"))]
    fn update_many<F: query::TableFn<Table = T>, T: Models + crate::schema::TableOn<D>>(
        &self,
        _table: F,
    ) -> query::UpdateMany<'_, D, T>
    where
        Self: Sized,
    {
        query::UpdateMany::new(On(self))
    }

    /// Starts a delete.
    #[doc(alias("delete_from"))]
    fn delete<F: query::TableFn<Table = T>, T: Table + crate::schema::TableOn<D>>(
        &self,
        _table: F,
    ) -> query::Delete<On<'_, D>, T, query::Unfiltered>
    where
        T::Kind: IsStored<T>,
        Self: Sized,
    {
        query::Delete::new(On(self))
    }

    /// Starts a query of nested rows: `db.query(find!(users { id, posts { title } })).all()`.
    #[doc(alias("findMany", "findFirst", "with", "belonging_to", "find_with_related"))]
    fn query<T: Table + crate::schema::TableOn<D>, P, Sh>(
        &self,
        find: crate::relation::Find<T, P, Sh>,
    ) -> crate::relation::FindQuery<'_, D, T, P, Sh>
    where
        Self: Sized,
        P: crate::scope::Valid<crate::relation::LevelScope<T, D>>,
        Sh: crate::relation::Shape<crate::relation::LevelScope<T, D>>
            + crate::scope::Valid<crate::relation::LevelScope<T, D>>,
    {
        crate::relation::FindQuery::new(On(self), find)
    }

    /// Starts a query of nested rows whose shape is a struct: `db.query_as::<UserCard>().all()`.
    fn query_as<R: crate::relation::DescribedOn<D>>(
        &self,
    ) -> crate::relation::FindQuery<'_, D, R::Table, (), crate::relation::Derived<R>>
    where
        Self: Sized,
        R::Table: crate::schema::TableOn<D>,
    {
        crate::relation::FindQuery::new(On(self), crate::relation::described())
    }

    /// Names a query, to be used as a table: a common table expression.
    #[doc(alias("$with"))]
    fn with<Q: query::IntoCte<D>>(&self, name: &'static str, query: Q) -> Q::Cte
    where
        Self: Sized,
    {
        query.into_cte(name)
    }

    /// Names a query that refers to itself: the rows of `first`, then those that `term` gives for them, and so on
    /// until it gives none. The record of `first` is that of the whole; the columns of `term` are of the same types.
    ///
    /// On MySQL and MariaDB, the first term decides how long a text can be; a longer one is an error.
    fn with_recursive<Q: query::RecursiveBase<D>, T: query::RecursiveTerm<D, Q::List>>(
        &self,
        name: &'static str,
        first: Q,
        term: impl FnOnce(&query::Itself<D, Q>) -> T,
    ) -> query::WithRecursive<D, Q>
    where
        Self: Sized,
    {
        query::recursive(SetOp::UnionAll, name, first, term)
    }

    /// As [`with_recursive`](Self::with_recursive), but each row once: it ends where `term` gives only rows that are
    /// there, also in data with circles. Not on SQL Server.
    fn with_recursive_union<Q: query::RecursiveBase<D>, T: query::RecursiveTerm<D, Q::List>>(
        &self,
        name: &'static str,
        first: Q,
        term: impl FnOnce(&query::Itself<D, Q>) -> T,
    ) -> query::WithRecursive<D, Q>
    where
        Self: Sized,
        D: HasRecursiveUnion,
    {
        query::recursive(SetOp::Union, name, first, term)
    }

    /// Creates a table as its struct says, with its enum types and indexes.
    fn create_table<F: query::TableFn<Table = T>, T: Table + crate::schema::TableOn<D>>(
        &self,
        _table: F,
    ) -> query::CreateTable<On<'_, D>>
    where
        T::Kind: IsStored<T>,
        Self: Sized,
    {
        query::CreateTable::new(On(self), T::DEF)
    }

    /// Creates the objects of a schema, in the order that they need: `db.create_schema_objects(schema![users, posts])`.
    fn create_schema_objects(
        &self,
        schema: crate::ddl::Schema<D>,
    ) -> query::CreateObjects<On<'_, D>>
    where
        Self: Sized,
    {
        query::CreateObjects::new(On(self), schema.objects())
    }

    /// Drops the objects of a schema, in the order that they need. Namespaces stay: other things may be in them.
    fn drop_schema_objects(&self, schema: crate::ddl::Schema<D>) -> query::DropObjects<On<'_, D>>
    where
        Self: Sized,
    {
        query::DropObjects::new(On(self), schema.objects())
    }

    /// Drops a table.
    fn drop_table<F: query::TableFn<Table = T>, T: Table + crate::schema::TableOn<D>>(
        &self,
        _table: F,
    ) -> query::DropTable<On<'_, D>>
    where
        T::Kind: IsStored<T>,
        Self: Sized,
    {
        query::DropTable::new(On(self), T::DEF)
    }

    /// Computes the rows of a materialized view anew. PostgreSQL and CockroachDB.
    fn refresh_materialized_view<
        F: query::TableFn<Table = T>,
        T: Table + crate::schema::TableOn<D>,
    >(
        &self,
        _view: F,
    ) -> query::RefreshView<On<'_, D>>
    where
        T::Kind: IsMaterialized<T>,
        Self: Sized,
    {
        query::RefreshView::new(On(self), T::DEF)
    }

    /// Runs hand-written SQL; gives the number of affected rows.
    #[doc(alias("run", "sql_query"))]
    fn execute<N: crate::expr::Node>(&self, sql: Expr<N>) -> Run<'_, u64>
    where
        Self: Sized,
    {
        affected(
            On(self),
            query::render_expr(On(self).target(), &sql.0.ast()).map(Work::new),
        )
    }

    /// Hand-written SQL as a whole statement: `db.query_sql::<(i64, String), _>(sql!("..")).first()`. What its columns
    /// are is read by their order.
    #[doc(alias("sql_query"))]
    fn query_sql<R: query::RawRow, N: crate::expr::Node>(
        &self,
        sql: Expr<N>,
    ) -> query::SqlQuery<'_, D, R>
    where
        Self: Sized,
    {
        query::SqlQuery::new(On(self), sql)
    }

    /// Runs hand-written SQL that gives rows: `db.rows::<(i32, String)>(sql!(".."))`.
    fn rows<R: query::RawRow>(&self, sql: Expr<impl crate::expr::Node>) -> Run<'_, Vec<R>>
    where
        Self: Sized,
    {
        all(
            On(self),
            query::render_expr(On(self).target(), &sql.0.ast()).map(Work::new),
            R::decode,
        )
    }
}

/// The database or transaction a query will run on.
pub struct On<'a, D>(pub(crate) &'a dyn Executor<D>);
impl<D> Clone for On<'_, D> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<D> Copy for On<'_, D> {}
impl<'a, D: Dialect> On<'a, D> {
    pub(crate) fn syntax(self) -> &'static dyn Syntax {
        self.0.syntax()
    }
    pub(crate) fn target(self) -> Target<'a> {
        Target {
            syntax: self.0.syntax(),
            schema: self.0.chosen_schema(),
        }
    }
}

/// Something to run in a transaction.
#[doc(hidden)]
pub type Atomic<D> = Box<
    dyn for<'t> FnOnce(&'t dyn Executor<D>) -> BoxFuture<'t, Result<Box<dyn Any + Send>, Error>>
        + Send,
>;

/// What to run: statements, and where their rows go.
#[doc(hidden)]
pub struct Work {
    pub statements: Vec<Sql>,
    pub sink: Option<Box<dyn Sink>>,
}
impl Work {
    pub(crate) fn new(statement: Sql) -> Self {
        Work {
            statements: vec![statement],
            sink: None,
        }
    }
    pub(crate) fn many(statements: Vec<Sql>) -> Self {
        Work {
            statements,
            sink: None,
        }
    }
}

/// What came of it.
#[doc(hidden)]
pub struct Done {
    /// Affected rows.
    pub affected: u64,
    /// The text of the (last) statement, for errors.
    pub sql: String,
    /// The sink that was given, with the rows.
    pub sink: Option<Box<dyn Sink>>,
}

/// Adds up the rows that the statements of one work affect, as each [`Affected`] says.
#[doc(hidden)]
#[derive(Default)]
pub struct Tally {
    affected: u64,
    /// The work's sink, while a statement runs whose row is for the tally.
    aside: Option<Box<dyn Sink>>,
}
impl Tally {
    /// A statement begins; its rows go to the sink that is there afterwards.
    pub fn begin(&mut self, count: Affected, sink: &mut Option<Box<dyn Sink>>) {
        if let Some(sink) = sink {
            sink.begin();
        }
        if count == Affected::Less {
            self.aside = sink.replace(Box::new(Less::default()));
        }
    }

    /// It has ended; so many rows it affected, says the database. The work's sink is there again.
    pub fn end(&mut self, count: Affected, reported: u64, sink: &mut Option<Box<dyn Sink>>) {
        self.affected = match count {
            Affected::Reported => self.affected.saturating_add(reported),
            Affected::Exactly(rows) => self.affected.saturating_add(rows),
            Affected::Less => {
                let less = std::mem::replace(sink, self.aside.take())
                    .map(|sink| sink as Box<dyn Any>)
                    .and_then(|sink| sink.downcast::<Less>().ok());
                self.affected.saturating_sub(less.map_or(0, |less| less.0))
            }
        };
    }

    /// The rows of all statements so far.
    pub fn affected(&self) -> u64 {
        self.affected
    }

    /// What came of a work whose statements have all run.
    pub fn done(self, mut work: Work) -> Done {
        Done {
            affected: self.affected,
            sql: work
                .statements
                .pop()
                .map(|sql| sql.text)
                .unwrap_or_default(),
            sink: work.sink,
        }
    }
}

/// Reads the number by which the count is too large. NULL, the sum of nothing, is 0.
#[derive(Debug, Default)]
struct Less(u64);
impl Sink for Less {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        let less = row.next().and_then(Option::<i64>::read);
        let less = less.map_err(|e| DecodeError {
            column: "the count of rows".into(),
            expected: e.expected,
            found: e.found,
        })?;
        self.0 = less.and_then(|less| less.try_into().ok()).unwrap_or(0);
        Ok(false)
    }
    fn restart(&mut self) {
        self.0 = 0;
    }
}

/// Takes rows.
#[doc(hidden)]
pub trait Sink: Send + Any {
    /// Takes one row; `false` if it needs no more.
    ///
    /// # Errors
    /// When the row does not fit the type.
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError>;
    /// A statement of the work begins: the rows so far are those of the statements before it.
    fn begin(&mut self) {}
    /// Forgets the rows of the statement, since it starts anew.
    fn restart(&mut self);
    /// How many rows it holds.
    fn taken(&self) -> usize {
        0
    }
}

/// Rows that are fetched bit by bit.
#[doc(hidden)]
pub trait Cursor: Send {
    /// Gives some rows to the sink; `false` when there are no more.
    fn next<'c>(&'c mut self, sink: &'c mut dyn Sink) -> BoxFuture<'c, Result<bool, Error>>;
}

/// Reads one row.
pub(crate) type Decode<R> = fn(&mut dyn Reader) -> Result<R, DecodeError>;

struct Collect<R> {
    rows: Vec<R>,
    /// How many of them are of the statements before.
    before: usize,
    decode: Decode<R>,
    most: usize,
}
impl<R: Send + 'static> Sink for Collect<R> {
    #[inline]
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        self.rows.push((self.decode)(row)?);
        Ok(self.rows.len() < self.most)
    }
    fn begin(&mut self) {
        self.before = self.rows.len();
    }
    fn restart(&mut self) {
        self.rows.truncate(self.before);
    }
    fn taken(&self) -> usize {
        self.rows.len()
    }
}

/// A statement that is running, or will when it is awaited.
#[must_use = "nothing runs until this is awaited"]
pub struct Run<'a, T> {
    state: State<'a>,
    finish: Box<dyn FnOnce(Done) -> Result<T, Error> + Send>,
    _output: PhantomData<fn() -> T>,
}
enum State<'a> {
    Failed(Option<Error>),
    /// Nothing was done yet.
    Waiting(&'a dyn Runs, Work),
    Running(BoxFuture<'a, Result<Done, Error>>),
}
impl<T> std::fmt::Debug for Run<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Run")
    }
}
impl<T> Unpin for Run<'_, T> {}

impl<T> Future for Run<'_, T> {
    type Output = Result<T, Error>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut running = match std::mem::replace(&mut self.state, State::Failed(None)) {
            State::Waiting(on, work) => on.run(work),
            State::Running(future) => future,
            State::Failed(error) => {
                return Poll::Ready(Err(error.unwrap_or_else(|| {
                    Error::Invalid("a finished statement was awaited again".into())
                })));
            }
        };
        let Poll::Ready(done) = running.as_mut().poll(cx) else {
            self.state = State::Running(running);
            return Poll::Pending;
        };
        let finish = std::mem::replace(&mut self.finish, Box::new(|_| Err(Error::Rollback)));
        Poll::Ready(done.and_then(finish))
    }
}

pub(crate) fn run<'a, D: Dialect, T>(
    on: On<'a, D>,
    work: Result<Work, Error>,
    finish: impl FnOnce(Done) -> Result<T, Error> + Send + 'static,
) -> Run<'a, T> {
    let state = match work {
        Ok(work) => State::Waiting(on.0, work),
        Err(error) => State::Failed(Some(error)),
    };
    Run {
        state,
        finish: Box::new(finish),
        _output: PhantomData,
    }
}

fn collected<R: 'static>(sink: Option<Box<dyn Sink>>) -> Result<Vec<R>, Error> {
    let sink = sink
        .map(|sink| sink as Box<dyn Any>)
        .and_then(|sink| sink.downcast::<Collect<R>>().ok());
    sink.map(|sink| sink.rows)
        .ok_or_else(|| Error::Invalid("the driver lost the rows".into()))
}

fn collect<'a, D: Dialect, R: Send + 'static, T>(
    on: On<'a, D>,
    work: Result<Work, Error>,
    decode: Decode<R>,
    most: usize,
    finish: impl FnOnce(Vec<R>, String) -> Result<T, Error> + Send + 'static,
) -> Run<'a, T> {
    let work = work.map(|work| Work {
        sink: Some(Box::new(Collect {
            rows: Vec::new(),
            before: 0,
            decode,
            most,
        })),
        ..work
    });
    run(on, work, |done| finish(collected(done.sink)?, done.sql))
}

/// Every row.
pub(crate) fn all<'a, D: Dialect, R: Send + 'static>(
    on: On<'a, D>,
    work: Result<Work, Error>,
    decode: Decode<R>,
) -> Run<'a, Vec<R>> {
    collect(on, work, decode, usize::MAX, |rows, _| Ok(rows))
}

/// The first row, if there is one.
pub(crate) fn first<'a, D: Dialect, R: Send + 'static>(
    on: On<'a, D>,
    work: Result<Work, Error>,
    decode: Decode<R>,
    most: usize,
) -> Run<'a, Option<R>> {
    collect(on, work, decode, most, |rows, _| {
        Ok(rows.into_iter().next())
    })
}

/// The only row. The statement may have effects, so it runs to its end: `most` is for queries.
pub(crate) fn one<'a, D: Dialect, R: Send + 'static>(
    on: On<'a, D>,
    work: Result<Work, Error>,
    decode: Decode<R>,
    most: usize,
) -> Run<'a, R> {
    collect(on, work, decode, most, |rows, sql| {
        let mut rows = rows.into_iter();
        match (rows.next(), rows.next()) {
            (Some(row), None) => Ok(row),
            (None, _) => Err(Error::NotFound { sql }),
            (Some(_), Some(_)) => Err(Error::TooManyRows { sql }),
        }
    })
}

/// The number of affected rows.
pub(crate) fn affected<'a, D: Dialect>(on: On<'a, D>, work: Result<Work, Error>) -> Run<'a, u64> {
    run(on, work, |done| Ok(done.affected))
}

/// Rows one after the other.
#[must_use = "nothing runs until this is polled"]
pub struct Rows<'a, R> {
    inner: Pin<Box<dyn Stream<Item = Result<R, Error>> + Send + 'a>>,
}
impl<R> std::fmt::Debug for Rows<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rows")
    }
}
impl<R> Stream for Rows<'_, R> {
    type Item = Result<R, Error>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.inner.as_mut().poll_next(cx)
    }
}
impl<R> Rows<'_, R> {
    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// When the statement fails, or a row does not fit its type.
    pub async fn next(&mut self) -> Result<Option<R>, Error> {
        std::future::poll_fn(|cx| self.inner.as_mut().poll_next(cx))
            .await
            .transpose()
    }
}

/// Rows that arrive together, one after the other.
pub(crate) fn rows_of<'a, R: Send + 'static>(rows: Run<'a, Vec<R>>) -> Rows<'a, R> {
    use futures_util::{StreamExt as _, TryStreamExt as _};
    let rows = futures_util::stream::once(rows)
        .map_ok(|rows| futures_util::stream::iter(rows).map(Ok))
        .try_flatten();
    Rows {
        inner: Box::pin(rows),
    }
}

enum Fetch<'a, D> {
    Start(On<'a, D>, Result<Sql, Error>),
    Open(Box<dyn Cursor + 'a>),
    /// The rows before the error are still to be given.
    Failed(Error),
    End,
}

pub(crate) fn stream<'a, D: Dialect, R: Send + 'static>(
    on: On<'a, D>,
    statement: Result<Sql, Error>,
    decode: Decode<R>,
) -> Rows<'a, R> {
    let sink = Collect {
        rows: Vec::new(),
        before: 0,
        decode,
        most: usize::MAX,
    };
    let ready = Vec::new().into_iter();
    let state = (Fetch::Start(on, statement), sink, ready);
    let inner =
        futures_util::stream::unfold(state, |(mut fetch, mut sink, mut ready)| async move {
            loop {
                if let Some(row) = ready.next() {
                    return Some((Ok(row), (fetch, sink, ready)));
                }
                let more = match fetch {
                    Fetch::End => return None,
                    Fetch::Failed(error) => return Some((Err(error), (Fetch::End, sink, ready))),
                    Fetch::Start(on, statement) => match statement {
                        Err(error) => Err(error),
                        Ok(statement) => match on.0.open(statement).await {
                            Err(error) => Err(error),
                            Ok(mut cursor) => {
                                let more = cursor.next(&mut sink).await;
                                more.map(|more| {
                                    if more {
                                        Fetch::Open(cursor)
                                    } else {
                                        Fetch::End
                                    }
                                })
                            }
                        },
                    },
                    Fetch::Open(mut cursor) => {
                        let more = cursor.next(&mut sink).await;
                        more.map(|more| {
                            if more {
                                Fetch::Open(cursor)
                            } else {
                                Fetch::End
                            }
                        })
                    }
                };
                fetch = more.unwrap_or_else(Fetch::Failed);
                ready = std::mem::take(&mut sink.rows).into_iter();
            }
        });
    Rows {
        inner: Box::pin(inner),
    }
}

impl Free {
    /// The handle of a query without a database.
    pub(crate) const QUERY: Free = Free;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::TypeError;
    use crate::value::ValueRef;

    struct One(Option<ValueRef<'static>>);
    impl Reader for One {
        fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
            self.0
                .take()
                .ok_or_else(|| TypeError::range("a further column", "the end of the row"))
        }
        fn is_null(&mut self, _: usize) -> bool {
            false
        }
        fn seek(&mut self, _: usize) {}
        fn position(&self) -> usize {
            0
        }
    }

    #[test]
    fn a_statement_that_starts_anew_keeps_the_rows_of_those_before() {
        let decode: Decode<i64> = |row| Ok(row.next().and_then(i64::read).unwrap_or_default());
        let collect = Collect {
            rows: Vec::new(),
            before: 0,
            decode,
            most: usize::MAX,
        };
        let (mut tally, mut sink) = (Tally::default(), Some(Box::new(collect) as Box<dyn Sink>));
        let take = |sink: &mut Option<Box<dyn Sink>>, n| {
            let sink = sink.as_mut().expect("the sink is there");
            assert_eq!(sink.row(&mut One(Some(ValueRef::I64(n)))), Ok(true));
        };
        tally.begin(Affected::Reported, &mut sink);
        take(&mut sink, 1);
        tally.end(Affected::Reported, 1, &mut sink);
        tally.begin(Affected::Reported, &mut sink);
        take(&mut sink, 2);
        sink.as_mut().expect("the sink is there").restart();
        take(&mut sink, 3);
        tally.end(Affected::Reported, 1, &mut sink);
        assert_eq!(collected::<i64>(sink).expect("the rows are there"), [1, 3]);
    }

    #[test]
    fn rows_are_counted_as_each_statement_says() {
        let (mut tally, mut sink) = (Tally::default(), None::<Box<dyn Sink>>);
        let mut count = |count, reported, row: Option<ValueRef<'static>>| {
            tally.begin(count, &mut sink);
            if let Some(row) = row {
                let sink = sink.as_mut().expect("the row is read");
                assert_eq!(sink.row(&mut One(Some(row))), Ok(false));
            }
            tally.end(count, reported, &mut sink);
            assert!(sink.is_none(), "the sink of the work is back");
            tally.affected()
        };
        assert_eq!(count(Affected::Reported, 5, None), 5);
        assert_eq!(count(Affected::Exactly(3), 6, None), 8);
        assert_eq!(count(Affected::Less, 1, Some(ValueRef::I64(2))), 6);
        assert_eq!(
            count(Affected::Less, 1, Some(ValueRef::Decimal("1".into()))),
            5
        );
        assert_eq!(count(Affected::Less, 1, Some(ValueRef::Null)), 5);
        assert_eq!(count(Affected::Less, 1, Some(ValueRef::I64(100))), 0);
        assert!(
            Less::default()
                .row(&mut One(Some(ValueRef::Text("x"))))
                .is_err()
        );
    }
}
