//! Code of the program around every statement.
use super::statement::{Outcome, Statement};
use drizzle_core::error::Error;

/// Code of the program around every statement of a handle, see [`Db::middleware`](crate::Db::middleware).
///
/// Each method has a default that does nothing. They are called on the task that runs the statement, so they are to be
/// quick, and must not wait. A statement whose future is dropped has a `before`, and no `after` or `error`.
///
/// # A counter by table
///
/// ```
/// use drizzle::middleware::{Middleware, Outcome, Statement};
/// use std::collections::BTreeMap;
/// use std::sync::{Arc, Mutex, PoisonError};
///
/// /// How many statements used each table.
/// #[derive(Default)]
/// struct ByTable(Mutex<BTreeMap<&'static str, u64>>);
///
/// impl Middleware for ByTable {
///     fn after(&self, statement: &Statement, _: &Outcome<'_>) {
///         let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
///         for table in statement.reads().chain(statement.writes()) {
///             *counts.entry(table.name).or_default() += 1;
///         }
///     }
/// }
/// # fn example<D: drizzle::driver::Driver>(db: drizzle::Db<D>) {
/// let counts = Arc::new(ByTable::default());
/// let db = db.middleware(counts.clone());
/// # _ = db;
/// # }
/// ```
///
/// # A guard that denies writes
///
/// ```
/// use drizzle::Error;
/// use drizzle::middleware::{Middleware, Statement};
///
/// /// While the shop is being moved, nobody writes.
/// struct ReadOnly;
///
/// impl Middleware for ReadOnly {
///     fn before(&self, statement: &mut Statement) -> Result<(), Error> {
///         if statement.only_reads() {
///             statement.tag("mode", "read_only");
///             return Ok(());
///         }
///         Err(Error::other("the shop is being moved: only reading is possible"))
///     }
/// }
/// # fn example<D: drizzle::driver::Driver>(db: drizzle::Db<D>) {
/// let db = db.middleware(ReadOnly);
/// # _ = db;
/// # }
/// ```
pub trait Middleware: Send + Sync + 'static {
    /// Before a statement is sent; also before one is answered by a cache. It may add
    /// [tags](Statement::tag), and deny the statement by an error, which its caller gets. Nothing of a write of several
    /// statements is sent when one is denied.
    ///
    /// # Errors
    /// Why the statement is denied.
    fn before(&self, statement: &mut Statement) -> Result<(), Error> {
        _ = statement;
        Ok(())
    }

    /// After a statement has run to its end, or as far as its rows were wanted.
    fn after(&self, statement: &Statement, outcome: &Outcome<'_>) {
        _ = (statement, outcome);
    }

    /// After a statement has failed; [`Outcome::error`] says why.
    fn error(&self, statement: &Statement, outcome: &Outcome<'_>) {
        _ = (statement, outcome);
    }
}

impl<M: Middleware + ?Sized> Middleware for std::sync::Arc<M> {
    fn before(&self, statement: &mut Statement) -> Result<(), Error> {
        (**self).before(statement)
    }
    fn after(&self, statement: &Statement, outcome: &Outcome<'_>) {
        (**self).after(statement, outcome);
    }
    fn error(&self, statement: &Statement, outcome: &Outcome<'_>) {
        (**self).error(statement, outcome);
    }
}
