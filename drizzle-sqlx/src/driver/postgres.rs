//! PostgreSQL, through sqlx.
//!
//! Every statement is prepared and kept by the connection, values travel in the binary format, and rows
//! are decoded one by one as they arrive.
use crate::db::Db;
use crate::driver::rows::Received;
use crate::driver::shared::{LONGEST_PREPARED, Options, Secret, give_back, note_kinds, trusted};
use crate::driver::{Control, Driver, Trace};
use drizzle_core::dialect::{Dialect as _, Postgres, Syntax};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Sink, Tally, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use futures_core::stream::BoxStream;
use futures_util::TryStreamExt;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgConnection, PgQueryResult, PgRow};
use sqlx::{Connection as _, Either, Executor as _};
use std::ops::DerefMut;
use std::time::Duration;

mod array;
mod composite;
mod copy;
mod cursor;
mod decode;
mod encode;
mod error;
mod listen;
#[cfg(feature = "migrate")]
mod migrate;
mod numeric;
mod range;
mod special;
#[cfg(test)]
mod tests;
mod tsquery;

pub use crate::driver::shared::DriverError;
pub use listen::{Notification, Notifications, Payload, notify};

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
///
/// A statement cache of 0 is what poolers such as PgBouncer need when they share one connection among many clients.
pub type PgOptions = Options<sqlx::Postgres>;

/// The connections of a [`Db<Postgres>`](Db).
#[derive(Debug, Clone)]
pub struct Pool {
    connections: sqlx::PgPool,
    /// Whether statements are kept prepared.
    prepared: bool,
    /// How statements are written for its server.
    syntax: &'static dyn Syntax,
}

impl Pool {
    pub(super) async fn connect(
        url: &str,
        options: PgOptions,
        syntax: &'static dyn Syntax,
    ) -> Result<Self, Error> {
        let secret = Secret::of(url);
        let hide = |e| secret.hide(e, error::message);
        let mut connect: PgConnectOptions = url.parse().map_err(hide)?;
        // Statements have an event of their own.
        connect = sqlx::ConnectOptions::disable_statement_logging(connect);
        let prepared;
        (connect, prepared) =
            options.apply(url, connect, PgConnectOptions::statement_cache_capacity);
        let first = options.first(&connect).await.map_err(hide)?;
        let connections = options.pool.connect_lazy_with(connect);
        _ = first.close().await;
        Ok(Pool {
            connections,
            prepared,
            syntax,
        })
    }
    /// sqlx's pool, which keeps prepared statements.
    pub(super) fn of(connections: sqlx::PgPool, syntax: &'static dyn Syntax) -> Self {
        Pool {
            connections,
            prepared: true,
            syntax,
        }
    }
    pub(super) fn sqlx(&self) -> &sqlx::PgPool {
        &self.connections
    }
    pub(super) fn syntax(&self) -> &'static dyn Syntax {
        self.syntax
    }
    /// Writes statements otherwise if the server's version does not name the product that is meant.
    #[allow(dead_code, reason = "for a dialect that is a feature")]
    pub(super) async fn unless_is(
        self,
        product: &str,
        syntax: &'static dyn Syntax,
    ) -> Result<Self, Error> {
        let version = sqlx::query_scalar::<_, String>("select version()")
            .fetch_one(&self.connections)
            .await
            .map_err(error::connection)?;
        Ok(if version.contains(product) {
            self
        } else {
            Pool { syntax, ..self }
        })
    }
}

impl From<sqlx::PgPool> for Pool {
    fn from(connections: sqlx::PgPool) -> Self {
        Pool::of(connections, Postgres::SYNTAX)
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
        self.driver_pool().sqlx()
    }
}

/// A connection of a [`Pool`]. One whose statement was cut off is closed, not given back.
#[derive(Debug)]
pub struct Connection {
    inner: PoolConnection<sqlx::Postgres>,
    prepared: bool,
    syntax: &'static dyn Syntax,
    /// A statement was sent whose end has not arrived.
    running: bool,
    /// A statement failed, so a transaction may be in the state that turns `commit` into a rollback.
    failed: bool,
    /// A transaction is open that nobody will end.
    abandoned: bool,
    /// A limit is set that is not the session's own.
    limited: bool,
    /// The limit of the transaction's statements.
    limit: Option<u128>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        if self.running || self.abandoned || self.limited {
            self.inner.close_on_drop();
        } else {
            give_back(&mut self.inner);
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

    /// Sets the limit of the statements that follow.
    pub(super) async fn set_limit(
        &mut self,
        limit: Duration,
        in_transaction: bool,
    ) -> Result<(), Error> {
        // 0 would be none.
        let millis = limit.as_micros().div_ceil(1_000);
        let millis = millis.clamp(1, i32::MAX.unsigned_abs().into());
        if in_transaction {
            if self.limit != Some(millis) {
                self.controlled(&format!("set local statement_timeout = {millis}"))
                    .await?;
                self.limit = Some(millis);
            }
            return Ok(());
        }
        self.limited = true;
        self.controlled(&format!("set statement_timeout = {millis}"))
            .await
    }

    /// Puts the session's own limit back.
    pub(super) async fn reset_limit(&mut self) -> Result<(), Error> {
        if self.limited && !self.running {
            self.controlled("reset statement_timeout").await?;
            self.limited = false;
        }
        Ok(())
    }

    pub(super) async fn controlled(&mut self, sql: &str) -> Result<(), Error> {
        let trace = Trace::of(self.syntax);
        let done = self.control(sql).await;
        trace.end(sql);
        done.map_err(|e| error::from_sqlx(e, sql))
    }

    async fn control(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        self.settle().await?;
        if sql.starts_with("rollback") {
            // What was set since the savepoint is undone, too.
            self.limit = None;
        }
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

/// The server's own clock strikes first, and leaves a connection that works.
pub(super) const SERVER_GRACE: Duration = Duration::from_millis(500);

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
            note_kinds(&mut text, &sql.values);
        }
        Ok(Statement {
            persistent: prepared && !sql.once && text.len() <= LONGEST_PREPARED,
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

/// Reads to the end, giving rows to the sink.
async fn read_all(
    received: &mut Received,
    mut messages: Messages<'_>,
    mut sink: Option<&mut dyn Sink>,
) -> Result<(), sqlx::Error> {
    while let Some(message) = messages.try_next().await? {
        match (message, &mut sink) {
            (Either::Left(done), _) => received.affected += done.rows_affected(),
            (Either::Right(row), Some(sink)) => {
                received.row(&mut decode::Row::new(&row), &mut **sink);
            }
            (Either::Right(_), None) => {}
        }
    }
    Ok(())
}

/// Runs one statement to its end; gives the number of affected rows.
async fn run(
    connection: &mut Connection,
    sql: &Sql,
    mut sink: Option<&mut dyn Sink>,
) -> Result<u64, Error> {
    let failed = |e| error::from_sqlx(e, &sql.text);
    let mut stale = None;
    loop {
        let statement = Statement::new(sql, connection.prepared)?;
        connection.settle().await.map_err(failed)?;
        let mut received = Received::default();
        connection.running = true;
        let result = read_all(
            &mut received,
            statement.rows(&mut connection.inner),
            sink.as_mut().map(|sink| &mut **sink as _),
        )
        .await;
        match connection.ended(result) {
            Ok(()) => {
                return received.fits(&sql.text).map(|()| received.affected);
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

    fn syntax(pool: &Pool) -> &'static dyn Syntax {
        pool.syntax()
    }

    fn connect<'a>(url: &'a str, options: PgOptions) -> BoxFuture<'a, Result<Pool, Error>> {
        Box::pin(Pool::connect(url, options, Postgres::SYNTAX))
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
                syntax: pool.syntax,
                running: false,
                failed: false,
                abandoned: false,
                limited: false,
                limit: None,
            })
        })
    }

    fn run(connection: &mut Connection, mut work: Work) -> BoxFuture<'_, Result<Done, Error>> {
        Box::pin(async move {
            let mut tally = Tally::default();
            for sql in &work.statements {
                tally.begin(sql.count, &mut work.sink);
                let reported = match sql.copy {
                    Some(columns) => copy::run(connection, sql, columns).await?,
                    None => run(connection, sql, work.sink.as_deref_mut()).await?,
                };
                tally.end(sql.count, reported, &mut work.sink);
            }
            Ok(tally.done(work))
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
        Box::pin(async move { connection.controlled(&control.sql()).await })
    }

    const GRACE: Duration = SERVER_GRACE;

    fn limit(
        connection: &mut Connection,
        limit: Duration,
        in_transaction: bool,
    ) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(connection.set_limit(limit, in_transaction))
    }

    fn unlimit(connection: &mut Connection) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(connection.reset_limit())
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

    fn discard(mut connection: Connection) {
        connection.abandoned = true;
        drop(connection);
    }

    /// A serialization failure or a deadlock, <https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html>.
    fn retryable(code: &str) -> bool {
        matches!(code, "40001" | "40P01")
    }

    fn close(pool: &Pool) -> BoxFuture<'_, ()> {
        Box::pin(pool.connections.close())
    }
}
