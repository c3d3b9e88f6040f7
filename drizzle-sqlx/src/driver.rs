//! One file for each database driver. Drivers write no SQL of their own but what controls
//! transactions and sets up a session; they bind, run and read.
use crate::transaction::TxConfig;
use drizzle_core::dialect::{Dialect, Syntax};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use std::borrow::Cow;
use std::ops::DerefMut;
use std::time::{Duration, Instant};

#[cfg(feature = "cockroach")]
pub mod cockroach;
#[cfg(feature = "mssql")]
pub mod mssql;
#[cfg(feature = "mysql")]
pub mod mysql;
#[cfg(any(feature = "postgres", feature = "cockroach"))]
pub mod postgres;
#[cfg(any(feature = "postgres", feature = "cockroach", feature = "mssql"))]
mod reading;
#[cfg(any(
    feature = "mysql",
    feature = "postgres",
    feature = "cockroach",
    feature = "mssql"
))]
mod rows;
#[cfg(any(
    feature = "mysql",
    feature = "postgres",
    feature = "cockroach",
    feature = "mssql"
))]
mod secret;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "cockroach"))]
mod shared;

#[cfg(feature = "sqlite")]
pub mod sqlite;

#[cfg(any(feature = "mysql", feature = "postgres", feature = "cockroach"))]
pub use shared::Options;

/// A dialect with a driver: what [`Db`](crate::Db) can connect to.
#[diagnostic::on_unimplemented(
    message = "there is no driver for `{Self}`",
    label = "the driver is missing",
    note = "enable the feature of the `drizzle` crate that is named like the dialect, such as `features = [\"sqlite\"]`"
)]
pub trait Driver: Dialect {
    /// Connections, shared by clones.
    type Pool: Clone + Send + Sync + 'static;
    /// A connection taken from the pool; dropping it gives it back.
    type Connection: Send + 'static;
    /// How to connect.
    type Options: Default + Clone + Send + 'static;

    /// How statements are written for the server behind this pool.
    fn syntax(_pool: &Self::Pool) -> &'static dyn Syntax {
        Self::SYNTAX
    }
    /// Connects by URL.
    fn connect<'a>(
        url: &'a str,
        options: Self::Options,
    ) -> BoxFuture<'a, Result<Self::Pool, Error>>;
    /// Takes a connection.
    fn acquire(pool: &Self::Pool) -> BoxFuture<'_, Result<Self::Connection, Error>>;
    /// Runs the statements one after the other, without a transaction of its own around them.
    fn run(connection: &mut Self::Connection, work: Work) -> BoxFuture<'_, Result<Done, Error>>;
    /// Opens a cursor over the rows of one statement. The cursor holds the connection: one taken from the
    /// pool, or the locked one of a transaction.
    fn open<'a, C>(
        connection: C,
        statement: Sql,
    ) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>>
    where
        C: DerefMut<Target = Self::Connection> + Send + 'a;
    /// Begins, ends or divides a transaction.
    fn control<'a>(
        connection: &'a mut Self::Connection,
        control: Control<'a, Self>,
    ) -> BoxFuture<'a, Result<(), Error>>;
    /// Gives back a connection whose transaction was abandoned: it is rolled back before anybody else
    /// gets the connection, or the connection is closed.
    fn abandon(connection: Self::Connection);
    /// Closes a connection, if nobody else may have what it holds, such as locks. One whose database would be gone is
    /// given back as an abandoned one.
    fn discard(connection: Self::Connection) {
        Self::abandon(connection);
    }
    /// How much longer a statement is waited for than it may take, where the server or the driver stops it by itself and
    /// the connection stays fit for use.
    const GRACE: Duration = Duration::ZERO;
    /// Tells the server, or what stands for it, how long each of the next statements may take, if that can be told. Within
    /// a transaction it holds until its end, elsewhere until [`unlimit`](Driver::unlimit).
    fn limit(
        _connection: &mut Self::Connection,
        _limit: Duration,
        _in_transaction: bool,
    ) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }
    /// Ends the limit of a single statement. A connection on which this fails, or does not happen, is closed.
    fn unlimit(_connection: &mut Self::Connection) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }
    /// Stops the statement that was cut off, if the server can be asked to. The connection is not used any more.
    fn stop(_connection: &mut Self::Connection) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
    /// Whether an error with this code asks for the whole transaction to be done again.
    fn retryable(_code: &str) -> bool {
        false
    }
    /// Closes the pool's connections.
    fn close(pool: &Self::Pool) -> BoxFuture<'_, ()>;
}

/// What begins, ends or divides a transaction. Savepoints have numbers, from 1 at the outermost.
#[derive(Debug)]
pub enum Control<'a, D> {
    /// Begins one.
    Begin(&'a TxConfig<D>),
    /// Ends it and keeps what was done.
    Commit,
    /// Ends it and undoes what was done.
    Rollback,
    /// Marks a place to go back to.
    Savepoint(u32),
    /// Undoes what was done since.
    RollbackTo(u32),
    /// Forgets the place, and keeps what was done since.
    Release(u32),
}

impl<D> Control<'_, D> {
    /// The statement, where the database speaks standard SQL here.
    #[allow(dead_code, reason = "each driver is a feature")]
    pub(crate) fn sql(&self) -> Cow<'static, str> {
        match self {
            Control::Begin(config) => config.begin_sql().into(),
            Control::Commit => "commit".into(),
            Control::Rollback => "rollback".into(),
            Control::Savepoint(n) => format!("savepoint drizzle_{n}").into(),
            Control::RollbackTo(n) => format!("rollback to savepoint drizzle_{n}").into(),
            Control::Release(n) => format!("release savepoint drizzle_{n}").into(),
        }
    }
}

/// An event for each statement that controls a transaction, if anybody listens: target `drizzle`, level debug.
#[allow(dead_code, reason = "each driver is a feature")]
pub(crate) struct Trace {
    system: &'static str,
    start: Option<Instant>,
}

#[allow(dead_code, reason = "each driver is a feature")]
impl Trace {
    /// The statement begins.
    pub(crate) fn start<D: Dialect>() -> Self {
        Self::of(D::SYNTAX)
    }

    /// The statement begins, in this dialect.
    pub(crate) fn of(syntax: &dyn Syntax) -> Self {
        let listened = tracing::enabled!(target: "drizzle", tracing::Level::DEBUG);
        Trace {
            system: syntax.system_name(),
            start: listened.then(Instant::now),
        }
    }

    /// It has ended.
    pub(crate) fn end(&self, sql: &str) {
        if let Some(start) = self.start {
            let elapsed = start.elapsed();
            tracing::event!(target: "drizzle", tracing::Level::DEBUG, db.system.name = self.system, db.query.text = sql, ?elapsed, "statement");
        }
    }
}
