//! MySQL and MariaDB, through sqlx.
//!
//! Every statement that can be is prepared and kept by the connection, values travel in the binary format, and
//! rows are decoded one by one as they arrive.
//!
//! The server has to be MySQL 8.0.31 or later, or MariaDB 10.6 or later: older ones are refused.
//!
//! Both commit before and after statements such as `create table`, so a transaction does not undo these, and
//! nothing that was done before them. A nested transaction that finds itself ended so fails with
//! [`Error::Invalid`].
//!
//! A connection whose statement was cut off, because its future was dropped, is closed; within a transaction
//! the next statement waits for the end of it instead. The server stops a statement of a closed connection
//! when it next has something to send.
use crate::db::Db;
use crate::driver::shared::{Options, Secret, trusted};
use crate::driver::{Control, Driver, Trace};
use drizzle_core::dialect::{Dialect as _, MARIADB, MySql, Syntax};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Tally, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use server::Server;
use sqlx::mysql::MySqlConnectOptions;
use sqlx::{Connection as _, Executor as _};
use std::ops::DerefMut;
use std::sync::Arc;

mod connection;
mod decode;
mod encode;
mod error;
mod fetch;
#[cfg(feature = "migrate")]
mod migrate;
mod server;
#[cfg(test)]
mod tests;

pub use crate::driver::shared::DriverError;
pub use connection::Connection;
use connection::Kept;

/// How to connect to MySQL or MariaDB, for [`Db::connect_with`].
///
/// Whatever the server's defaults and the URL are, each connection has
///
/// - the time zone `+00:00`: moments are UTC,
/// - the character set `utf8mb4`, with the collation that the URL or
///   [`connect_options`](MySqlOptions::connect_options) name, or else the server's default for it,
/// - `autocommit`,
/// - the server's `sql_mode`, and `STRICT_TRANS_TABLES`, `NO_ZERO_DATE`, `NO_ZERO_IN_DATE`,
///   `ERROR_FOR_DIVISION_BY_ZERO`, `NO_ENGINE_SUBSTITUTION` and `NO_AUTO_VALUE_ON_ZERO`: a value that does not
///   fit is an error, never changed to one that does, and 0 is stored as 0.
///
/// An update reports the rows that it found, changed or not.
///
/// With a statement cache of 0, statements are prepared for as long as a query or transaction has the connection.
///
/// ```
/// use drizzle::driver::mysql::MySqlOptions;
/// use std::time::Duration;
/// let options = MySqlOptions::new()
///     .max_connections(20)
///     .acquire_timeout(Duration::from_secs(5))
///     .connect_options(|options| options.collation("utf8mb4_bin"));
/// ```
pub type MySqlOptions = Options<sqlx::MySql>;

/// The connections of a [`Db<MySql>`](Db).
#[derive(Debug, Clone)]
pub struct Pool {
    connections: sqlx::MySqlPool,
    server: Arc<Server>,
    kept: Kept,
}

impl Db<MySql> {
    /// Uses sqlx's pool, after one of its connections has told which server it is.
    ///
    /// The pool's connections stay as they are configured. They have to keep prepared statements, UTC and
    /// `utf8mb4`, as they do by default. What [`MySqlOptions`] say of `sql_mode` should hold for them too.
    ///
    /// # Errors
    /// [`Error::Connection`] when there is no connection, or the server is too old, or the session's time zone
    /// or character set is another one.
    pub async fn from_sqlx(connections: sqlx::MySqlPool) -> Result<Self, Error> {
        let mut first = connections.acquire().await.map_err(error::connection)?;
        let server = Server::ask(&mut first).await.map_err(error::connection)?;
        drop(first);
        Ok(Db::from_pool(Pool {
            connections,
            server: Arc::new(server),
            kept: Kept::DEFAULT,
        }))
    }

    /// sqlx's pool, for what this crate does not do.
    pub fn pool(&self) -> &sqlx::MySqlPool {
        &self.driver_pool().connections
    }

    /// Whether the server is a MariaDB.
    pub fn is_mariadb(&self) -> bool {
        self.driver_pool().server.maria
    }
}

impl Driver for MySql {
    type Pool = Pool;
    type Connection = Connection;
    type Options = MySqlOptions;

    fn syntax(pool: &Pool) -> &'static dyn Syntax {
        if pool.server.maria {
            MARIADB
        } else {
            MySql::SYNTAX
        }
    }

    fn connect<'a>(url: &'a str, options: MySqlOptions) -> BoxFuture<'a, Result<Pool, Error>> {
        Box::pin(async move {
            let secret = Secret::of(url);
            let hide = |e| secret.hide(e, error::message);
            let connect: MySqlConnectOptions = url.parse().map_err(hide)?;
            // Statements have an event of their own.
            let connect = sqlx::ConnectOptions::disable_statement_logging(connect);
            let mut between = options.statement_cache.unwrap_or(Kept::DEFAULT.between);
            let (connect, prepared) =
                options.apply(url, connect, MySqlConnectOptions::statement_cache_capacity);
            if !prepared {
                between = 0;
            }
            let kept = Kept {
                between,
                most: between.saturating_add(Kept::SPARE),
            };
            let session = server::session(&connect).map_err(hide)?;
            // One statement instead of sqlx's own.
            let connect = connect
                .statement_cache_capacity(kept.most)
                .pipes_as_concat(false)
                .no_engine_substitution(false)
                .timezone(None)
                .set_names(false);
            let mut first = options.first(&connect).await.map_err(hide)?;
            let server = async {
                first
                    .execute(sqlx::raw_sql(trusted(session.clone())))
                    .await?;
                Server::ask(&mut first).await
            };
            let server = server.await.map_err(hide)?;
            let pool = options.pool.after_connect(move |connection, _| {
                let session = session.clone();
                Box::pin(async move {
                    connection
                        .execute(sqlx::raw_sql(trusted(session)))
                        .await
                        .map(drop)
                })
            });
            let connections = pool.connect_lazy_with(connect);
            _ = first.close().await;
            Ok(Pool {
                connections,
                server: Arc::new(server),
                kept,
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
            Ok(Connection::new(
                inner,
                pool.server.clone(),
                pool.kept,
                pool.connections.clone(),
            ))
        })
    }

    fn run(connection: &mut Connection, mut work: Work) -> BoxFuture<'_, Result<Done, Error>> {
        Box::pin(async move {
            let mut tally = Tally::default();
            for sql in &work.statements {
                tally.begin(sql.count, &mut work.sink);
                let reported = fetch::run(connection, sql, work.sink.as_deref_mut()).await?;
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
            Ok(Box::new(fetch::Reading::new(connection, statement)) as Box<dyn Cursor + 'a>)
        })
    }

    fn control<'a>(
        connection: &'a mut Connection,
        control: Control<'a, MySql>,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let trace = Trace::start::<MySql>();
            let (sql, done) = connection.control(control).await;
            trace.end(&sql);
            done
        })
    }

    /// The server's clock is for reading alone, and MariaDB has another one: both stop what they are asked to.
    fn limit(
        connection: &mut Connection,
        _: std::time::Duration,
        _: bool,
    ) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(connection.identify())
    }

    fn stop(connection: &mut Connection) -> BoxFuture<'_, ()> {
        Box::pin(connection.stop())
    }

    fn abandon(mut connection: Connection) {
        if connection.abandon()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { connection.roll_back().await });
        }
    }

    fn discard(mut connection: Connection) {
        connection.abandon();
        drop(connection);
    }

    /// A deadlock, or a lock that was waited for in vain,
    /// <https://dev.mysql.com/doc/refman/8.4/en/innodb-error-handling.html>.
    fn retryable(code: &str) -> bool {
        matches!(code, "1213" | "1205")
    }

    fn close(pool: &Pool) -> BoxFuture<'_, ()> {
        Box::pin(pool.connections.close())
    }
}

impl crate::TxConfig<MySql> {
    /// All statements see the database as it was when the transaction began, not as at the first of them. The isolation
    /// level is `repeatable read`, with which alone there is such a snapshot.
    ///
    /// ```
    /// # use drizzle::{TxConfig, dialect::MySql};
    /// let report = TxConfig::<MySql>::consistent_snapshot().read_only();
    /// # _ = report;
    /// ```
    pub fn consistent_snapshot() -> Self {
        let mut config = Self::repeatable_read();
        config.begin = Some("start transaction with consistent snapshot");
        config
    }
}
