//! Microsoft SQL Server and Azure SQL, through tiberius.
//!
//! A statement with parameters is a call of `sp_executesql`, whose plan the server keeps; rows are decoded
//! one by one as they arrive.
//!
//! Messages here hold no values. tiberius itself writes the server's messages as they are, values included,
//! to the tracing target `tiberius`: whoever collects logs should leave that target out.
use crate::driver::{Control, Driver, Trace};
use drizzle_core::dialect::Mssql;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use std::borrow::Cow;
use std::ops::DerefMut;

mod conn;
mod cursor;
mod decode;
mod encode;
mod error;
#[cfg(feature = "migrate")]
mod migrate;
mod options;
mod pool;
mod run;
#[cfg(test)]
mod tests;
mod url;

pub use error::DriverError;
pub use options::{Encryption, MssqlOptions};
pub use pool::{Connection, Pool};

impl Driver for Mssql {
    type Pool = Pool;
    type Connection = Connection;
    type Options = MssqlOptions;

    fn connect<'a>(url: &'a str, options: MssqlOptions) -> BoxFuture<'a, Result<Pool, Error>> {
        Box::pin(Pool::connect(url, options))
    }

    fn acquire(pool: &Pool) -> BoxFuture<'_, Result<Connection, Error>> {
        Box::pin(pool.acquire())
    }

    fn run(connection: &mut Connection, work: Work) -> BoxFuture<'_, Result<Done, Error>> {
        Box::pin(run::all(connection, work))
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
        control: Control<'a, Mssql>,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let Some(sql) = sql(&control) else {
                return Ok(());
            };
            let trace = Trace::start::<Mssql>();
            let conn = connection.conn()?;
            let done = match control {
                Control::Begin(_) => conn.begin(&sql).await,
                Control::Commit => conn.commit(&sql).await,
                Control::Rollback => conn.rollback().await,
                _ => conn.savepoint(&sql).await,
            };
            trace.end(&sql);
            done
        })
    }

    fn abandon(connection: Connection) {
        connection.abandon();
    }

    fn discard(connection: Connection) {
        connection.discard();
    }

    /// A deadlock, an update of what another transaction has changed since the snapshot, and a lock that was waited for
    /// in vain.
    fn retryable(code: &str) -> bool {
        matches!(code, "1205" | "3960" | "1222")
    }

    fn close(pool: &Pool) -> BoxFuture<'_, ()> {
        Box::pin(pool.close())
    }
}

/// The statement; none for what the server does not know. A savepoint of a name that there is already
/// hides the earlier one, so there is no need to release any.
fn sql(control: &Control<'_, Mssql>) -> Option<Cow<'static, str>> {
    Some(match control {
        Control::Begin(config) => {
            let level = config.begin.or(config.isolation.map(crate::Isolation::sql));
            match level {
                Some(level) => {
                    format!("set transaction isolation level {level}; begin transaction").into()
                }
                None => "begin transaction".into(),
            }
        }
        Control::Commit => "commit transaction".into(),
        Control::Rollback => conn::ROLLBACK.into(),
        Control::Savepoint(n) => format!("save transaction [drizzle_{n}]").into(),
        Control::RollbackTo(n) => format!("rollback transaction [drizzle_{n}]").into(),
        Control::Release(_) => return None,
    })
}

impl crate::TxConfig<Mssql> {
    /// All statements see the database as it was at the first of them, and writers are not waited for. The
    /// database has to allow it: `alter database .. set allow_snapshot_isolation on`.
    ///
    /// ```
    /// # use drizzle::{TxConfig, dialect::Mssql};
    /// let report = TxConfig::<Mssql>::snapshot();
    /// # _ = report;
    /// ```
    pub fn snapshot() -> Self {
        Self::beginning("snapshot")
    }
    /// Statements see what others have not committed, and may never commit.
    pub fn read_uncommitted() -> Self {
        Self::beginning("read uncommitted")
    }
}
