//! SQLite, on connections of an sqlx pool but without sqlx's worker threads: statements are stepped through
//! on the task that awaits them.
//!
//! A worker thread costs a hand-over for each row and each query, tens of microseconds where the work itself
//! takes one. So short statements run inline. A read that takes long without giving a row, and a write outside of
//! a transaction that does, is interrupted and runs anew on a thread for blocking work, as does a
//! statement that finds a lock in its way; one with many rows lets other tasks run between them. Within a
//! transaction a long write runs to its end where it is, since an interrupted one would undo the transaction.
use crate::driver::{Control, Driver};
use drizzle_core::dialect::Sqlite;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Sink, Work};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::ops::DerefMut;
use std::str::FromStr;
use std::time::Duration;

mod cache;
mod decimal;
mod error;
mod files;
#[cfg(feature = "migrate")]
mod migrate;
mod pool;
mod raw;
mod run;
#[cfg(test)]
mod tests;

pub use files::{Checkpoint, Checkpointed};
pub use pool::{SqliteConnection, SqlitePool};

/// How to connect to SQLite.
///
/// ```
/// use drizzle::driver::sqlite::SqliteOptions;
/// use std::time::Duration;
/// let options = SqliteOptions::default().max_connections(4).busy_timeout(Duration::from_secs(2));
/// # let _ = options;
/// ```
#[derive(Debug, Clone)]
pub struct SqliteOptions {
    max_connections: Option<u32>,
    acquire_timeout: Duration,
    busy_timeout: Duration,
    statement_cache: usize,
    wal: bool,
    foreign_keys: bool,
    create_if_missing: bool,
    attached: Vec<(String, String)>,
    adjust: Option<fn(SqliteConnectOptions) -> SqliteConnectOptions>,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        SqliteOptions {
            max_connections: None,
            acquire_timeout: Duration::from_secs(30),
            busy_timeout: Duration::from_secs(5),
            statement_cache: 100,
            wal: true,
            foreign_keys: true,
            create_if_missing: true,
            attached: Vec::new(),
            adjust: None,
        }
    }
}

impl SqliteOptions {
    /// How many connections at most: 8 for a file, of which one writes at a time. A database in memory has
    /// one connection whatever is said here, since each connection would have a database of its own.
    pub fn max_connections(mut self, connections: u32) -> Self {
        self.max_connections = Some(connections);
        self
    }
    /// How long to wait for a free connection: 30 seconds.
    pub fn acquire_timeout(mut self, timeout: Duration) -> Self {
        self.acquire_timeout = timeout;
        self
    }
    /// How long a statement waits for the lock of another connection: 5 seconds.
    pub fn busy_timeout(mut self, timeout: Duration) -> Self {
        self.busy_timeout = timeout;
        self
    }
    /// How many compiled statements a connection keeps: 100; 0 keeps none.
    pub fn statement_cache(mut self, statements: usize) -> Self {
        self.statement_cache = statements;
        self
    }
    /// Whether a file has a write-ahead log, with which readers and a writer do not wait for each other: yes.
    pub fn wal(mut self, wal: bool) -> Self {
        self.wal = wal;
        self
    }
    /// Whether foreign keys are checked: yes.
    pub fn foreign_keys(mut self, check: bool) -> Self {
        self.foreign_keys = check;
        self
    }
    /// Whether a file that is not there is created: yes.
    pub fn create_if_missing(mut self, create: bool) -> Self {
        self.create_if_missing = create;
        self
    }
    /// Attaches another database to each connection, by this name: tables of it say `schema = ".."`, or are of a handle
    /// with [`schema`](crate::Db::schema). One in memory is another one for each connection.
    pub fn attach(mut self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.attached.push((path.into(), name.into()));
        self
    }
    /// Adjusts sqlx's own options, after all others.
    pub fn connect_options(
        mut self,
        adjust: fn(SqliteConnectOptions) -> SqliteConnectOptions,
    ) -> Self {
        self.adjust = Some(adjust);
        self
    }

    fn connect(&self, url: &str) -> Result<(SqliteConnectOptions, bool), Error> {
        let url = if url.starts_with("sqlite:") || url == ":memory:" {
            url.to_owned()
        } else {
            format!("sqlite://{url}")
        };
        // A path may hold the words that mean something in the parameters.
        let (path, parameters) = url.split_once('?').unwrap_or((&url, ""));
        let in_memory = path.ends_with(":memory:") || parameters.contains("mode=memory");
        let mut options = SqliteConnectOptions::from_str(if url == ":memory:" {
            "sqlite::memory:"
        } else {
            &url
        })
        .map_err(error::connection)?;
        options = options
            .foreign_keys(self.foreign_keys)
            .busy_timeout(self.busy_timeout);
        // What the URL says of the file's mode stands.
        if !parameters.contains("mode=") {
            options = options.create_if_missing(self.create_if_missing);
        }
        if in_memory && !parameters.contains("cache=") {
            // There is only one connection, which shares its cache with nobody.
            options = options.shared_cache(false);
        }
        let fixed = parameters.contains("mode=ro") || parameters.contains("immutable=");
        if !in_memory && self.wal && !fixed {
            // With a write-ahead log NORMAL loses no consistency, <https://www.sqlite.org/pragma.html#pragma_synchronous>.
            options = options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal);
        }
        Ok((
            self.adjust
                .map_or(options.clone(), |adjust| adjust(options)),
            in_memory,
        ))
    }
}

impl Driver for Sqlite {
    type Pool = SqlitePool;
    type Connection = SqliteConnection;
    type Options = SqliteOptions;

    fn connect<'a>(
        url: &'a str,
        options: SqliteOptions,
    ) -> BoxFuture<'a, Result<SqlitePool, Error>> {
        Box::pin(async move {
            let (connect, in_memory) = options.connect(url)?;
            let mut pool = SqlitePoolOptions::new()
                .acquire_timeout(options.acquire_timeout)
                .test_before_acquire(false);
            if !options.attached.is_empty() {
                let attached = options.attached.clone();
                pool = pool.after_connect(move |connection, _| {
                    let attached = attached.clone();
                    Box::pin(files::attach(connection, attached))
                });
            }
            pool = if in_memory {
                // The data lives as long as the connection.
                pool.max_connections(1)
                    .idle_timeout(None)
                    .max_lifetime(None)
            } else {
                pool.max_connections(options.max_connections.unwrap_or(8).max(1))
            };
            let sqlx = pool
                .connect_with(connect)
                .await
                .map_err(error::connection)?;
            Ok(SqlitePool::new(sqlx, &options, false))
        })
    }

    fn acquire(pool: &SqlitePool) -> BoxFuture<'_, Result<SqliteConnection, Error>> {
        Box::pin(pool.acquire())
    }

    fn run(connection: &mut SqliteConnection, work: Work) -> BoxFuture<'_, Result<Done, Error>> {
        Box::pin(run::run(connection, work))
    }

    fn open<'a, C>(
        connection: C,
        statement: Sql,
    ) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>>
    where
        C: DerefMut<Target = SqliteConnection> + Send + 'a,
    {
        Box::pin(async move {
            let cursor = run::Cursor::open(connection, statement).await?;
            Ok(Box::new(cursor) as Box<dyn Cursor + 'a>)
        })
    }

    fn control<'a>(
        connection: &'a mut SqliteConnection,
        control: Control<'a, Sqlite>,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move { run::control(connection, &control.sql()).await })
    }

    /// The statement is interrupted where it runs.
    const GRACE: Duration = Duration::from_millis(500);

    fn limit(
        connection: &mut SqliteConnection,
        limit: Duration,
        _: bool,
    ) -> BoxFuture<'_, Result<(), Error>> {
        if let Some(slot) = &mut connection.slot {
            slot.handle.set_limit(Some(limit));
        }
        Box::pin(async { Ok(()) })
    }

    fn unlimit(connection: &mut SqliteConnection) -> BoxFuture<'_, Result<(), Error>> {
        if let Some(slot) = &mut connection.slot {
            slot.handle.set_limit(None);
        }
        Box::pin(async { Ok(()) })
    }

    fn abandon(connection: SqliteConnection) {
        // Dropping it rolls back: with SQLite that is local and short.
        drop(connection);
    }

    /// SQLITE_BUSY and its extended codes: the last eight bits are 5, <https://www.sqlite.org/rescode.html#busy>.
    fn retryable(code: &str) -> bool {
        code.parse::<i32>().is_ok_and(|code| code & 0xff == 5)
    }

    fn close(pool: &SqlitePool) -> BoxFuture<'_, ()> {
        Box::pin(pool.close())
    }
}

impl<C: DerefMut<Target = SqliteConnection> + Send> Cursor for run::Cursor<C> {
    fn next<'c>(&'c mut self, sink: &'c mut dyn Sink) -> BoxFuture<'c, Result<bool, Error>> {
        Box::pin(run::Cursor::next(self, sink))
    }
}

impl crate::TxConfig<Sqlite> {
    /// Takes the lock for writing at the beginning, not at the first write.
    ///
    /// ```
    /// # use drizzle::{TxConfig, dialect::Sqlite};
    /// let import = TxConfig::<Sqlite>::immediate();
    /// # _ = import;
    /// ```
    pub fn immediate() -> Self {
        Self::beginning("begin immediate")
    }
    /// Also keeps others from reading, unless the journal is a write-ahead log.
    pub fn exclusive() -> Self {
        Self::beginning("begin exclusive")
    }
}

impl crate::Db<Sqlite> {
    /// The connections. [`SqlitePool::sqlx`] gives sqlx's own pool.
    pub fn pool(&self) -> &SqlitePool {
        self.driver_pool()
    }
}
impl From<sqlx::SqlitePool> for crate::Db<Sqlite> {
    /// Uses a pool that others may use too.
    fn from(pool: sqlx::SqlitePool) -> Self {
        crate::Db::from_pool(pool)
    }
}
