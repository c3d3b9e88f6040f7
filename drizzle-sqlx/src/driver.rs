//! One file for each database driver. Drivers write no SQL of their own but what controls
//! transactions; they bind, run and read.
use drizzle_core::dialect::Dialect;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use std::ops::DerefMut;
use std::time::Instant;

#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "sqlite")]
pub mod sqlite;

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
    /// Runs a statement without parameters or rows, such as `commit`.
    fn control<'a>(
        connection: &'a mut Self::Connection,
        sql: &'a str,
    ) -> BoxFuture<'a, Result<(), Error>>;
    /// Gives back a connection whose transaction was abandoned: it is rolled back before anybody else
    /// gets the connection, or the connection is closed.
    fn abandon(connection: Self::Connection);
    /// Closes the pool's connections.
    fn close(pool: &Self::Pool) -> BoxFuture<'_, ()>;
}

/// An event for each statement, if anybody listens: target `drizzle`, level debug.
#[allow(dead_code, reason = "each driver is a feature")]
pub(crate) struct Trace {
    dialect: &'static str,
    start: Option<Instant>,
}

#[allow(dead_code, reason = "each driver is a feature")]
impl Trace {
    /// The statement begins.
    pub(crate) fn start<D: Dialect>() -> Self {
        let listened = tracing::enabled!(target: "drizzle", tracing::Level::DEBUG);
        Trace {
            dialect: D::SYNTAX.name(),
            start: listened.then(Instant::now),
        }
    }

    /// It has ended, with so many rows read or changed.
    pub(crate) fn end(&self, sql: &str, rows: u64) {
        if let Some(start) = self.start {
            let (dialect, elapsed) = (self.dialect, start.elapsed());
            tracing::debug!(target: "drizzle", dialect, sql, rows, ?elapsed);
        }
    }
}
