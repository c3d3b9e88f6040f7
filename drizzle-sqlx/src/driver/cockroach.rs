//! CockroachDB, which speaks PostgreSQL's protocol: its driver runs the statements.
use crate::db::Db;
use crate::driver::postgres::{Connection, Pool};
use crate::driver::shared::Options;
use crate::driver::{Control, Driver};
use drizzle_core::dialect::{COCKROACH_STAND_IN, Cockroach, Dialect as _, Postgres, Syntax};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use std::ops::DerefMut;
use std::time::Duration;

#[cfg(feature = "migrate")]
mod migrate;
#[cfg(test)]
mod tests;

/// How to connect to CockroachDB: as to PostgreSQL.
pub type CockroachOptions = Options<sqlx::Postgres>;

/// Uses sqlx's pool. It has to keep prepared statements (as it does by default), and its server has to be CockroachDB.
impl From<sqlx::PgPool> for Db<Cockroach> {
    fn from(pool: sqlx::PgPool) -> Self {
        Db::from_pool(Pool::of(pool, Cockroach::SYNTAX))
    }
}

impl Db<Cockroach> {
    /// sqlx's pool, for what this crate does not do.
    pub fn pool(&self) -> &sqlx::PgPool {
        self.driver_pool().sqlx()
    }
}

/// Isolation levels: CockroachDB's own is serializable. `read committed` is one of its own where the cluster allows it,
/// and what else is asked for is serializable, <https://www.cockroachlabs.com/docs/stable/transactions#isolation-levels>.
///
/// Transactions that could not be fitted in between others fail with code 40001, and are to be done again: use
/// [`transaction_retry`](Db::transaction_retry).
impl Driver for Cockroach {
    type Pool = Pool;
    type Connection = Connection;
    type Options = CockroachOptions;

    fn syntax(pool: &Pool) -> &'static dyn Syntax {
        pool.syntax()
    }

    fn connect<'a>(url: &'a str, options: CockroachOptions) -> BoxFuture<'a, Result<Pool, Error>> {
        Box::pin(async move {
            let pool = Pool::connect(url, options, Cockroach::SYNTAX).await?;
            pool.unless_is("CockroachDB", COCKROACH_STAND_IN).await
        })
    }

    fn acquire(pool: &Pool) -> BoxFuture<'_, Result<Connection, Error>> {
        Postgres::acquire(pool)
    }

    fn run(connection: &mut Connection, work: Work) -> BoxFuture<'_, Result<Done, Error>> {
        Postgres::run(connection, work)
    }

    fn open<'a, C>(
        connection: C,
        statement: Sql,
    ) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>>
    where
        C: DerefMut<Target = Connection> + Send + 'a,
    {
        Postgres::open(connection, statement)
    }

    fn control<'a>(
        connection: &'a mut Connection,
        control: Control<'a, Cockroach>,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move { connection.controlled(&control.sql()).await })
    }

    const GRACE: Duration = Postgres::GRACE;

    fn limit(
        connection: &mut Connection,
        limit: Duration,
        in_transaction: bool,
    ) -> BoxFuture<'_, Result<(), Error>> {
        <Postgres as Driver>::limit(connection, limit, in_transaction)
    }

    fn unlimit(connection: &mut Connection) -> BoxFuture<'_, Result<(), Error>> {
        Postgres::unlimit(connection)
    }

    fn abandon(connection: Connection) {
        Postgres::abandon(connection);
    }

    fn discard(connection: Connection) {
        Postgres::discard(connection);
    }

    fn retryable(code: &str) -> bool {
        Postgres::retryable(code)
    }

    fn close(pool: &Pool) -> BoxFuture<'_, ()> {
        Postgres::close(pool)
    }
}
