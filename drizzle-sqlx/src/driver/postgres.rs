//! PostgreSQL, through sqlx.
//!
//! Every statement is prepared and kept by the connection, values travel in the binary format, and rows
//! are decoded one by one as they arrive.
use crate::db::Db;
use crate::driver::{Control, Driver, Trace};
use drizzle_core::decode::DecodeError;
use drizzle_core::dialect::Postgres;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Sink, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use futures_core::stream::BoxStream;
use futures_util::TryStreamExt;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{
    PgArguments, PgConnectOptions, PgConnection, PgPoolOptions, PgQueryResult, PgRow,
};
use sqlx::{AssertSqlSafe, Connection as _, Either, Executor as _, SqlSafeStr, SqlStr};
use std::fmt;
use std::ops::DerefMut;
use std::sync::Arc;
use std::time::Duration;

mod cursor;
mod decode;
mod encode;
mod error;
mod numeric;
#[cfg(test)]
mod tests;

pub use error::DriverError;

/// What may be kept prepared. Larger texts are one-off statements, such as inserts of many rows.
const LONGEST_PREPARED: usize = 16 * 1024;
/// A connection that was idle for longer is tested before it is used.
const TRUSTED_IDLE: Duration = Duration::from_secs(1);

type Edit = Arc<dyn Fn(PgConnectOptions) -> PgConnectOptions + Send + Sync>;

/// How to connect to PostgreSQL, for [`Db::connect_with`].
///
/// ```
/// use drizzle::driver::postgres::PgOptions;
/// use std::time::Duration;
/// let options = PgOptions::new()
///     .max_connections(20)
///     .acquire_timeout(Duration::from_secs(5))
///     .connect_options(|options| options.application_name("shop"));
/// ```
#[derive(Clone)]
#[must_use = "options do nothing until a database connects with them"]
pub struct PgOptions {
    pool: PgPoolOptions,
    statement_cache: Option<usize>,
    edit: Option<Edit>,
}

impl Default for PgOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for PgOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PgOptions")
            .field("pool", &self.pool)
            .field("statement_cache", &self.statement_cache)
            .finish_non_exhaustive()
    }
}

impl PgOptions {
    /// The defaults: up to 10 connections.
    pub fn new() -> Self {
        // sqlx would test a connection each time it is taken, which costs a round trip.
        let pool = PgPoolOptions::new()
            .test_before_acquire(false)
            .before_acquire(|connection, idle| {
                Box::pin(async move {
                    if idle.idle_for > TRUSTED_IDLE {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            });
        PgOptions {
            pool: pool.max_connections(10),
            statement_cache: None,
            edit: None,
        }
    }

    fn pool(self, edit: impl FnOnce(PgPoolOptions) -> PgPoolOptions) -> Self {
        PgOptions {
            pool: edit(self.pool),
            ..self
        }
    }

    /// The most connections that are open at once.
    pub fn max_connections(self, connections: u32) -> Self {
        self.pool(|pool| pool.max_connections(connections))
    }
    /// The connections that are kept open, used or not.
    pub fn min_connections(self, connections: u32) -> Self {
        self.pool(|pool| pool.min_connections(connections))
    }
    /// How long a query waits for a connection before it fails.
    pub fn acquire_timeout(self, timeout: Duration) -> Self {
        self.pool(|pool| pool.acquire_timeout(timeout))
    }
    /// How long an unused connection stays open; `None` is forever.
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        self.pool(|pool| pool.idle_timeout(timeout))
    }
    /// How long a connection lives at most; `None` is forever.
    pub fn max_lifetime(self, lifetime: impl Into<Option<Duration>>) -> Self {
        self.pool(|pool| pool.max_lifetime(lifetime))
    }
    /// How many prepared statements each connection keeps. 0 keeps none and names none, which poolers
    /// such as PgBouncer need when they share one connection among many clients.
    pub fn statement_cache(self, statements: usize) -> Self {
        PgOptions {
            statement_cache: Some(statements),
            ..self
        }
    }
    /// Changes what the URL says, by sqlx's own options.
    pub fn connect_options(
        self,
        edit: impl Fn(PgConnectOptions) -> PgConnectOptions + Send + Sync + 'static,
    ) -> Self {
        PgOptions {
            edit: Some(Arc::new(edit)),
            ..self
        }
    }
}

/// The connections of a [`Db<Postgres>`](Db).
#[derive(Debug, Clone)]
pub struct Pool {
    connections: sqlx::PgPool,
    /// Whether statements are kept prepared.
    prepared: bool,
}

impl From<sqlx::PgPool> for Pool {
    fn from(connections: sqlx::PgPool) -> Self {
        Pool {
            connections,
            prepared: true,
        }
    }
}

/// Uses sqlx's pool. It has to keep prepared statements (as it does by default).
impl From<sqlx::PgPool> for Db<Postgres> {
    fn from(pool: sqlx::PgPool) -> Self {
        Db::from_pool(pool)
    }
}

impl Db<Postgres> {
    /// sqlx's pool, for what this crate does not do.
    pub fn pool(&self) -> &sqlx::PgPool {
        &self.driver_pool().connections
    }
}

/// A connection of a [`Pool`]. One whose statement was cut off is closed, not given back.
#[derive(Debug)]
pub struct Connection {
    inner: PoolConnection<sqlx::Postgres>,
    prepared: bool,
    /// A statement was sent whose end has not arrived.
    running: bool,
    /// A statement failed, so a transaction may be in the state that turns `commit` into a rollback.
    failed: bool,
    /// A transaction is open that nobody will end.
    abandoned: bool,
}

impl Drop for Connection {
    fn drop(&mut self) {
        if self.running || self.abandoned {
            self.inner.close_on_drop();
        }
    }
}

impl Connection {
    /// Lets what was cut off come to its end, its errors included: they belong to nobody.
    async fn settle(&mut self) -> Result<(), sqlx::Error> {
        while self.running {
            match self.inner.ping().await {
                Ok(()) => self.running = false,
                Err(sqlx::Error::Database(_)) => self.failed = true,
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    /// Notes how a statement ended: a server that reports an error is ready for the next statement.
    fn ended<T>(&mut self, result: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        self.failed |= result.is_err();
        self.running = matches!(&result, Err(e) if !matches!(e, sqlx::Error::Database(_)));
        result
    }

    async fn control(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        self.settle().await?;
        // After an error, `commit` would roll back and report success. The query in front of it makes
        // that an error, and then `commit` does not run.
        let sql = if sql == "commit" && self.failed {
            "select 1; commit"
        } else {
            sql
        };
        self.running = true;
        let result = self.inner.execute(sqlx::raw_sql(trusted(sql.into()))).await;
        self.ended(result).map(drop)
    }
}

/// The only place where text becomes SQL that sqlx runs: it was rendered by the core, from a statement tree.
fn trusted(sql: String) -> SqlStr {
    AssertSqlSafe(sql).into_sql_str()
}

/// Rows, and the number of affected ones.
type Messages<'c> = BoxStream<'c, Result<Either<PgQueryResult, PgRow>, sqlx::Error>>;

/// A statement as it is sent.
struct Statement {
    text: String,
    arguments: PgArguments,
    persistent: bool,
}

impl Statement {
    fn new(sql: &Sql, prepared: bool) -> Result<Self, Error> {
        let arguments = encode::arguments(&sql.values).map_err(|reason| Error::Encode {
            reason,
            sql: sql.text.clone(),
        })?;
        let mut text = sql.text.clone();
        if sql.loose {
            encode::note_kinds(&mut text, &sql.values);
        }
        Ok(Statement {
            persistent: prepared && text.len() <= LONGEST_PREPARED,
            text,
            arguments,
        })
    }

    fn rows(self, connection: &mut PgConnection) -> Messages<'_> {
        connection.fetch_many(
            sqlx::query_with(trusted(self.text), self.arguments).persistent(self.persistent),
        )
    }
}

/// What a statement sends to the sink.
#[derive(Default)]
struct Received {
    affected: u64,
    rows: u64,
    satisfied: bool,
    /// The first row that did not fit. The rest of the rows is passed over.
    unfit: Option<DecodeError>,
}

impl Received {
    fn row(&mut self, row: &PgRow, sink: &mut dyn Sink) {
        self.rows += 1;
        if !self.satisfied {
            match sink.row(&mut decode::Row::new(row)) {
                Ok(more) => self.satisfied = !more,
                Err(e) => {
                    self.satisfied = true;
                    self.unfit = Some(e);
                }
            }
        }
    }

    async fn all(
        &mut self,
        mut messages: Messages<'_>,
        mut sink: Option<&mut dyn Sink>,
    ) -> Result<(), sqlx::Error> {
        while let Some(message) = messages.try_next().await? {
            match (message, &mut sink) {
                (Either::Left(done), _) => self.affected += done.rows_affected(),
                (Either::Right(row), Some(sink)) => self.row(&row, &mut **sink),
                (Either::Right(_), None) => {}
            }
        }
        Ok(())
    }
}

/// Runs one statement to its end; gives the number of affected rows.
async fn run(
    connection: &mut Connection,
    sql: &Sql,
    mut sink: Option<&mut dyn Sink>,
) -> Result<u64, Error> {
    let failed = |e| error::from_sqlx(e, &sql.text);
    let trace = Trace::start::<Postgres>();
    let mut stale = None;
    loop {
        let statement = Statement::new(sql, connection.prepared)?;
        connection.settle().await.map_err(failed)?;
        let mut received = Received::default();
        connection.running = true;
        let result = received
            .all(
                statement.rows(&mut connection.inner),
                sink.as_mut().map(|sink| &mut **sink as _),
            )
            .await;
        match connection.ended(result) {
            Ok(()) => {
                trace.end(&sql.text, received.rows.max(received.affected));
                return match received.unfit {
                    Some(error) => Err(Error::Decode {
                        error,
                        sql: sql.text.clone(),
                    }),
                    None => Ok(received.affected),
                };
            }
            Err(e) if stale.is_none() && error::is_stale(&e) => {
                // The table changed under a prepared statement, which is told before anything runs.
                connection
                    .inner
                    .clear_cached_statements()
                    .await
                    .map_err(failed)?;
                if let Some(sink) = &mut sink {
                    sink.restart();
                }
                stale = Some(e);
            }
            Err(e) => {
                trace.end(&sql.text, received.rows);
                // In a transaction there is no second try: the first error has ended it.
                return Err(failed(stale.filter(|_| error::is_aborted(&e)).unwrap_or(e)));
            }
        }
    }
}

impl Driver for Postgres {
    type Pool = Pool;
    type Connection = Connection;
    type Options = PgOptions;

    fn connect<'a>(url: &'a str, options: PgOptions) -> BoxFuture<'a, Result<Pool, Error>> {
        Box::pin(async move {
            let secret = error::Secret::of(url);
            let mut connect: PgConnectOptions = url.parse().map_err(|e| secret.hide(e))?;
            // Statements have an event of their own.
            connect = sqlx::ConnectOptions::disable_statement_logging(connect);
            let off_in_url = url
                .split(['?', '&'])
                .any(|part| part == "statement-cache-capacity=0");
            if let Some(statements) = options.statement_cache {
                connect = connect.statement_cache_capacity(statements);
            }
            let prepared = options
                .statement_cache
                .map_or(!off_in_url, |statements| statements > 0);
            if let Some(edit) = &options.edit {
                connect = edit(connect);
            }
            // sqlx's pool tries again until its timeout and then has forgotten why it failed. One connection
            // tells at once.
            let first = PgConnection::connect_with(&connect);
            let first = tokio::time::timeout(options.pool.get_acquire_timeout(), first).await;
            let first = first
                .unwrap_or(Err(sqlx::Error::PoolTimedOut))
                .map_err(|e| secret.hide(e))?;
            let connections = options.pool.connect_lazy_with(connect);
            _ = first.close().await;
            Ok(Pool {
                connections,
                prepared,
            })
        })
    }

    fn acquire(pool: &Pool) -> BoxFuture<'_, Result<Connection, Error>> {
        Box::pin(async move {
            let inner = pool
                .connections
                .acquire()
                .await
                .map_err(error::connection)?;
            Ok(Connection {
                inner,
                prepared: pool.prepared,
                running: false,
                failed: false,
                abandoned: false,
            })
        })
    }

    fn run(connection: &mut Connection, mut work: Work) -> BoxFuture<'_, Result<Done, Error>> {
        Box::pin(async move {
            let mut affected = 0;
            for sql in &work.statements {
                affected += run(connection, sql, work.sink.as_deref_mut()).await?;
            }
            let sql = work
                .statements
                .pop()
                .map(|sql| sql.text)
                .unwrap_or_default();
            Ok(Done {
                affected,
                sql,
                sink: work.sink,
            })
        })
    }

    fn open<'a, C>(
        connection: C,
        statement: Sql,
    ) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>>
    where
        C: DerefMut<Target = Connection> + Send + 'a,
    {
        Box::pin(async move {
            Ok(Box::new(cursor::open(connection, statement)) as Box<dyn Cursor + 'a>)
        })
    }

    fn control<'a>(
        connection: &'a mut Connection,
        control: Control<'a, Postgres>,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let sql = control.sql();
            let trace = Trace::start::<Postgres>();
            let done = connection.control(&sql).await;
            trace.end(&sql, 0);
            done.map_err(|e| error::from_sqlx(e, &sql))
        })
    }

    fn abandon(mut connection: Connection) {
        connection.abandoned = true;
        // With a statement still running, closing is the quickest way to get rid of it and its locks.
        if connection.running {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                connection.abandoned = connection.control("rollback").await.is_err();
                drop(connection);
            });
        }
    }

    /// A serialization failure or a deadlock, <https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html>.
    fn retryable(code: &str) -> bool {
        matches!(code, "40001" | "40P01")
    }

    fn close(pool: &Pool) -> BoxFuture<'_, ()> {
        Box::pin(pool.connections.close())
    }
}
