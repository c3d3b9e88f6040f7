//! How to connect: sqlx's pool, and what the URL does not say.
use sqlx::pool::{PoolConnection, PoolOptions};
use sqlx::{Connection, Database};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A connection that was idle for longer is tested before it is used.
const TRUSTED_IDLE: Duration = Duration::from_secs(1);

/// How long that test may take. On a network that has fallen silent it would wait for ever; and so would, after the pool's
/// own limit, whoever gives the connection back, and the pool when it is closed.
const LONGEST_TEST: Duration = Duration::from_secs(3);

/// Gives a connection back to the pool, as dropping it does. sqlx tests it on its way, without any limit: on a network that
/// has fallen silent its place in the pool would be lost, and closing the pool would wait for it.
pub(crate) fn give_back<DB: Database>(connection: &mut PoolConnection<DB>) {
    // Without a runtime, dropping it does what can be done.
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        let returned = connection.return_to_pool();
        runtime.spawn(async move { tokio::time::timeout(LONGEST_TEST, returned).await });
    }
}

/// sqlx's options of one connection.
type Connect<DB> = <<DB as Database>::Connection as Connection>::Options;
type Edit<DB> = Arc<dyn Fn(Connect<DB>) -> Connect<DB> + Send + Sync>;

/// How to connect, for [`Db::connect_with`](crate::Db::connect_with).
#[must_use = "options do nothing until a database connects with them"]
pub struct Options<DB: Database> {
    pub(crate) pool: PoolOptions<DB>,
    pub(crate) statement_cache: Option<usize>,
    edit: Option<Edit<DB>>,
}

impl<DB: Database> Clone for Options<DB> {
    fn clone(&self) -> Self {
        Options {
            pool: self.pool.clone(),
            statement_cache: self.statement_cache,
            edit: self.edit.clone(),
        }
    }
}
impl<DB: Database> Default for Options<DB> {
    fn default() -> Self {
        Self::new()
    }
}
impl<DB: Database> fmt::Debug for Options<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("pool", &self.pool)
            .field("statement_cache", &self.statement_cache)
            .finish_non_exhaustive()
    }
}

impl<DB: Database> Options<DB> {
    /// The defaults: up to 10 connections.
    pub fn new() -> Self {
        // sqlx would test a connection each time it is taken, which costs a round trip.
        let pool = PoolOptions::new()
            .test_before_acquire(false)
            .before_acquire(|connection: &mut DB::Connection, idle| {
                Box::pin(async move {
                    if idle.idle_for > TRUSTED_IDLE {
                        let tested = tokio::time::timeout(LONGEST_TEST, connection.ping()).await;
                        tested.map_err(|late| sqlx::Error::Io(late.into()))??;
                    }
                    Ok(true)
                })
            });
        Options {
            pool: pool.max_connections(10),
            statement_cache: None,
            edit: None,
        }
    }

    fn pool(self, edit: impl FnOnce(PoolOptions<DB>) -> PoolOptions<DB>) -> Self {
        Options {
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
    /// How many prepared statements each connection keeps: 100; 0 keeps none.
    pub fn statement_cache(self, statements: usize) -> Self {
        Options {
            statement_cache: Some(statements),
            ..self
        }
    }
    /// Changes what the URL says, by sqlx's own options.
    pub fn connect_options(
        self,
        edit: impl Fn(Connect<DB>) -> Connect<DB> + Send + Sync + 'static,
    ) -> Self {
        Options {
            edit: Some(Arc::new(edit)),
            ..self
        }
    }

    /// What the URL says, changed as these options say; and whether statements are kept prepared.
    pub(crate) fn apply(
        &self,
        url: &str,
        mut connect: Connect<DB>,
        capacity: impl FnOnce(Connect<DB>, usize) -> Connect<DB>,
    ) -> (Connect<DB>, bool) {
        let off_in_url = url
            .split(['?', '&'])
            .any(|part| part == "statement-cache-capacity=0");
        if let Some(statements) = self.statement_cache {
            connect = capacity(connect, statements);
        }
        let prepared = self
            .statement_cache
            .map_or(!off_in_url, |statements| statements > 0);
        if let Some(edit) = &self.edit {
            connect = edit(connect);
        }
        (connect, prepared)
    }

    /// A connection before those of the pool. sqlx's pool tries again until its timeout and then has
    /// forgotten why it failed; this one tells at once.
    pub(crate) async fn first(&self, connect: &Connect<DB>) -> Result<DB::Connection, sqlx::Error> {
        let first = DB::Connection::connect_with(connect);
        tokio::time::timeout(self.pool.get_acquire_timeout(), first)
            .await
            .unwrap_or(Err(sqlx::Error::PoolTimedOut))
    }
}
