//! The pool: sqlx's connections, each with its handle and its compiled statements.
use super::cache::Cache;
use super::raw::{Handle, is_thread_safe};
use super::{SqliteOptions, error};
use drizzle_core::error::Error;
use sqlx::Sqlite;
use sqlx::pool::PoolConnection;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections to SQLite: an sqlx pool, whose connections are run without sqlx's worker threads.
///
/// A connection that is given back is kept here, with its compiled statements, so that the next query
/// starts without any hand-over between threads. For a pool that is shared with code that uses sqlx,
/// connections go back to sqlx after each use instead.
#[derive(Clone)]
pub struct SqlitePool {
    shared: Arc<Shared>,
}

struct Shared {
    sqlx: sqlx::SqlitePool,
    idle: Mutex<Vec<Slot>>,
    /// One permit for each connection that may be in use.
    permits: Arc<Semaphore>,
    /// Whether others use the sqlx pool too.
    public: AtomicBool,
    acquire_timeout: Duration,
    busy_timeout: Duration,
    statement_cache: usize,
}

/// A connection with its handle. Fields are dropped in this order: statements before the connection.
pub(super) struct Slot {
    pub(super) cache: Cache,
    pub(super) handle: Handle,
    pub(super) busy_timeout: i32,
    sqlx: Owned,
}

/// The connection as the sqlx pool gave it.
struct Owned(Option<PoolConnection<Sqlite>>);

impl Drop for Owned {
    /// sqlx gives a connection back on a task of the runtime; where the runtime has ended, it is closed instead.
    fn drop(&mut self) {
        if let Some(connection) = self.0.take()
            && tokio::runtime::Handle::try_current().is_err()
        {
            drop(connection.detach());
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.leave_transaction();
        self.handle.set_budget(None);
        self.handle.busy_timeout(self.busy_timeout);
        if let (false, Some(connection)) = (self.handle.autocommit(), self.sqlx.0.as_mut()) {
            connection.close_on_drop();
        }
    }
}

impl Slot {
    /// Rolls back what is open; a connection never comes back within a transaction.
    pub(super) fn leave_transaction(&mut self) {
        if !self.handle.autocommit() {
            self.handle.set_budget(None);
            self.handle.forget_cancel();
            if let Ok(mut rollback) = self.handle.prepare("rollback", false) {
                // Whether it worked shows in `autocommit`; a connection still in its transaction is closed.
                let _ = rollback.step();
            }
        }
    }
}

/// A connection taken from the pool; dropping it gives it back, its transaction rolled back.
pub struct SqliteConnection {
    /// Gone while another thread works with it.
    pub(super) slot: Option<Slot>,
    shared: Arc<Shared>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for SqliteConnection {
    fn drop(&mut self) {
        let Some(mut slot) = self.slot.take() else {
            return;
        };
        slot.leave_transaction();
        if slot.handle.autocommit()
            && !self.shared.public.load(Ordering::Relaxed)
            && !self.shared.sqlx.is_closed()
        {
            self.shared.idle().push(slot);
        }
    }
}

impl Shared {
    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Slot>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SqlitePool {
    pub(super) fn new(sqlx: sqlx::SqlitePool, options: &SqliteOptions, public: bool) -> Self {
        let connections = usize::try_from(sqlx.options().get_max_connections()).unwrap_or(1);
        let acquire_timeout = sqlx.options().get_acquire_timeout();
        SqlitePool {
            shared: Arc::new(Shared {
                sqlx,
                idle: Mutex::new(Vec::new()),
                permits: Arc::new(Semaphore::new(connections)),
                public: AtomicBool::new(public),
                acquire_timeout,
                busy_timeout: options.busy_timeout,
                statement_cache: options.statement_cache,
            }),
        }
    }

    /// The sqlx pool below. From now on connections go back to it after each use, so that whoever uses it
    /// finds them; that costs a hand-over between threads for each query here.
    pub fn sqlx(&self) -> &sqlx::SqlitePool {
        self.shared.public.store(true, Ordering::Relaxed);
        self.shared.idle().clear();
        &self.shared.sqlx
    }

    pub(super) async fn acquire(&self) -> Result<SqliteConnection, Error> {
        let permits = &self.shared.permits;
        let permit = match permits.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => {
                tokio::time::timeout(self.shared.acquire_timeout, permits.clone().acquire_owned())
                    .await
                    .map_err(|_| Error::Connection("no connection became free in time".into()))?
                    .map_err(|_| Error::Connection("the pool is closed".into()))?
            }
        };
        let idle = self.shared.idle().pop();
        let slot = match idle {
            Some(slot) => slot,
            None => self.open().await?,
        };
        Ok(SqliteConnection {
            slot: Some(slot),
            shared: self.shared.clone(),
            _permit: permit,
        })
    }

    async fn open(&self) -> Result<Slot, Error> {
        if !is_thread_safe() {
            return Err(Error::Connection(
                "SQLite was compiled without support for threads".into(),
            ));
        }
        let mut connection = self
            .shared
            .sqlx
            .acquire()
            .await
            .map_err(error::connection)?;
        // Once the worker has given out its lock, it has done all it was told, and waits for the next command.
        let db = connection
            .lock_handle()
            .await
            .map_err(error::connection)?
            .as_raw_handle();
        let busy_timeout = i32::try_from(self.shared.busy_timeout.as_millis()).unwrap_or(i32::MAX);
        let mut handle = super::raw::take_over(db, &mut connection);
        handle.busy_timeout(0);
        Ok(Slot {
            cache: Cache::new(self.shared.statement_cache),
            handle,
            busy_timeout,
            sqlx: Owned(Some(connection)),
        })
    }

    pub(super) async fn close(&self) {
        self.shared.permits.close();
        self.shared.idle().clear();
        self.shared.sqlx.close().await;
    }
}

impl From<sqlx::SqlitePool> for SqlitePool {
    /// A pool that others may use too.
    fn from(sqlx: sqlx::SqlitePool) -> Self {
        SqlitePool::new(sqlx, &SqliteOptions::default(), true)
    }
}
