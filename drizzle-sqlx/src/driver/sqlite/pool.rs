//! The pool: sqlx's connections, each with its handle and its compiled statements.
use super::cache::Cache;
use super::raw::{Handle, is_thread_safe};
use super::{SqliteOptions, error};
use drizzle_core::error::Error;
use sqlx::Sqlite;
use sqlx::pool::PoolConnection;
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
    idle: Mutex<Idle>,
    /// One permit for each connection that may be in use.
    permits: Arc<Semaphore>,
    acquire_timeout: Duration,
    statement_cache: usize,
}

/// Connections that wait for their next use.
struct Idle {
    /// Whether connections are kept here at all: not if others use the sqlx pool too, nor once it is closed.
    /// Told under the same lock as the list, or a connection could come in after the list was emptied, and
    /// whoever waits for it in sqlx would wait for ever.
    keep: bool,
    slots: Vec<Slot>,
}

/// A connection with its handle. Fields are dropped in this order: statements before the connection.
pub(super) struct Slot {
    pub(super) cache: Cache,
    pub(super) handle: Handle,
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
        if let (false, Some(connection)) = (self.handle.autocommit(), self.sqlx.0.as_mut()) {
            connection.close_on_drop();
        }
    }
}

impl Slot {
    /// Rolls back what is open; a connection never comes back within a transaction.
    pub(super) fn leave_transaction(&mut self) {
        self.handle.set_limit(None);
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
    /// Whether SQLite ended the transaction when a statement failed. What follows would be kept, one by one.
    pub(super) undone: bool,
    shared: Arc<Shared>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for SqliteConnection {
    fn drop(&mut self) {
        let Some(mut slot) = self.slot.take() else {
            return;
        };
        slot.leave_transaction();
        if slot.handle.autocommit() {
            let mut idle = self.shared.idle();
            if idle.keep {
                idle.slots.push(slot);
                return;
            }
        }
        // The lock is free again when the connection goes back to sqlx.
        drop(slot);
    }
}

impl Shared {
    fn idle(&self) -> std::sync::MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the idle connections back to sqlx, and from now on each one after its use.
    fn keep_none(&self) {
        let slots = {
            let mut idle = self.idle();
            idle.keep = false;
            std::mem::take(&mut idle.slots)
        };
        drop(slots);
    }
}

impl SqlitePool {
    pub(super) fn new(sqlx: sqlx::SqlitePool, options: &SqliteOptions, public: bool) -> Self {
        let connections = usize::try_from(sqlx.options().get_max_connections()).unwrap_or(1);
        let acquire_timeout = sqlx.options().get_acquire_timeout();
        SqlitePool {
            shared: Arc::new(Shared {
                sqlx,
                idle: Mutex::new(Idle {
                    keep: !public,
                    slots: Vec::new(),
                }),
                permits: Arc::new(Semaphore::new(connections)),
                acquire_timeout,
                statement_cache: options.statement_cache,
            }),
        }
    }

    /// The sqlx pool below. From now on connections go back to it after each use, so that whoever uses it
    /// finds them; that costs a hand-over between threads for each query here.
    pub fn sqlx(&self) -> &sqlx::SqlitePool {
        self.shared.keep_none();
        &self.shared.sqlx
    }

    pub(super) async fn acquire(&self) -> Result<SqliteConnection, Error> {
        let permits = &self.shared.permits;
        let permit = match permits.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => {
                tokio::time::timeout(self.shared.acquire_timeout, permits.clone().acquire_owned())
                    .await
                    .map_err(|_| Error::PoolTimeout("every connection is in use".into()))?
                    .map_err(|_| Error::Connection("the pool is closed".into()))?
            }
        };
        let idle = self.shared.idle().slots.pop();
        let slot = match idle {
            Some(slot) => slot,
            None => self.open().await?,
        };
        Ok(SqliteConnection {
            slot: Some(slot),
            undone: false,
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
        let handle = super::raw::take_over(db, &mut connection);
        Ok(Slot {
            cache: Cache::new(self.shared.statement_cache),
            handle,
            sqlx: Owned(Some(connection)),
        })
    }

    pub(super) async fn close(&self) {
        self.shared.permits.close();
        self.shared.keep_none();
        self.shared.sqlx.close().await;
    }
}

impl From<sqlx::SqlitePool> for SqlitePool {
    /// A pool that others may use too.
    fn from(sqlx: sqlx::SqlitePool) -> Self {
        SqlitePool::new(sqlx, &SqliteOptions::default(), true)
    }
}
