//! Transactions that are values: begun, passed around, and ended by hand.
use crate::driver::Driver;
use crate::execute::Context;
use crate::timeout;
use crate::transaction::{Session, Tx};
use drizzle_core::dialect::Syntax;
use drizzle_core::error::Error;
use drizzle_core::exec::{Atomic, Cursor, Done, Executor, Runs, Work};
use drizzle_core::render::Sql;
use drizzle_core::scoped::Scoped;
use drizzle_core::types::SqlType;
use futures_core::future::BoxFuture;
use std::any::Any;
use std::fmt;
use tokio::time::Instant;

/// A transaction as a value, from [`Db::begin`](crate::Db::begin): for code that can't be one closure, such as the
/// steps of a state machine. Where a closure will do, [`Db::transaction`](crate::Db::transaction) is shorter and
/// can't forget the commit.
///
/// It runs the same queries as a database. Dropped before its [`commit`](Transaction::commit), it is rolled back before
/// anybody else gets its connection.
///
/// ```
/// # use drizzle::{driver::Driver, prelude::*};
/// # async fn example<D: Driver>(db: Db<D>) -> Result<(), Error> {
/// let tx = db.begin().await?;
/// tx.execute(sql!("update accounts set balance = balance - {30} where id = {1}")).await?;
/// tx.execute(sql!("update accounts set balance = balance + {30} where id = {2}")).await?;
/// tx.commit().await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a transaction that is dropped is rolled back"]
pub struct Transaction<D: Driver> {
    session: Session<D>,
    context: Context,
}

impl<D: Driver> fmt::Debug for Transaction<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Transaction")
            .field(&D::SYNTAX.name())
            .finish()
    }
}

impl<D: Driver> Transaction<D> {
    pub(crate) fn new(session: Session<D>, context: Context) -> Self {
        Transaction { session, context }
    }

    /// The transaction as functions take it that want a [`Tx`], with all that one does: `tx.tx().schema("tenant")`.
    pub fn tx(&self) -> Tx<'_, D> {
        self.session.outermost(self.context.clone())
    }

    /// Keeps what was done.
    ///
    /// # Errors
    /// Why it could not be committed; then it is rolled back. After [`Error::Connection`] it is not known which of both
    /// happened.
    pub async fn commit(self) -> Result<(), Error> {
        let settings = self.context.settings.as_deref();
        let Some(deadline) = settings.and_then(|settings| settings.deadline) else {
            return self.session.commit().await;
        };
        if deadline <= Instant::now() {
            return Err(timeout::ran_out("commit"));
        }
        // Cut off it may have happened or not, which would be no answer: the commit is waited for.
        self.session.commit().await
    }

    /// Undoes what was done, and waits until that has happened. Without the wait, dropping does the same.
    ///
    /// # Errors
    /// If the connection failed: it is closed then, which rolls back as well.
    pub async fn rollback(self) -> Result<(), Error> {
        self.session.rollback().await
    }

    /// The same transaction, whose statements have this value wherever they use `which`, see
    /// [`Db::scoped`](crate::Db::scoped).
    pub fn scoped<T: SqlType>(&self, which: Scoped<T>, value: impl Into<T>) -> Tx<'_, D> {
        self.tx().scoped(which, value)
    }

    /// Runs `f` in a nested transaction, a savepoint, see [`Tx::transaction`].
    ///
    /// # Errors
    /// As [`Tx::transaction`].
    pub async fn transaction<T>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.tx().try_transaction(f).await
    }

    /// [`transaction`](Transaction::transaction), with an error type of the program.
    ///
    /// # Errors
    /// As [`Tx::transaction`].
    pub async fn try_transaction<T, E>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<Error>,
    {
        self.tx().try_transaction(f).await
    }
}

impl<D: Driver> Runs for Transaction<D> {
    fn run<'a>(&'a self, work: Work) -> BoxFuture<'a, Result<Done, Error>> {
        Box::pin(async move { self.tx().run(work).await })
    }
}

impl<D: Driver> Executor<D> for Transaction<D> {
    fn syntax(&self) -> &'static dyn Syntax {
        self.session.syntax()
    }

    fn chosen_schema(&self) -> Option<&str> {
        self.context.schema.as_deref()
    }

    fn atomically<'a>(
        &'a self,
        work: Atomic<D>,
    ) -> BoxFuture<'a, Result<Box<dyn Any + Send>, Error>> {
        Box::pin(async move { self.tx().atomically(work).await })
    }

    fn open<'a>(&'a self, statement: Sql) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>> {
        Box::pin(async move { self.tx().stream(statement).await })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compiled for every driver there may be.
    #[allow(dead_code, reason = "this is about types")]
    fn is_owned_and_sent<D: Driver>(transaction: Transaction<D>) -> impl Send + Sync + 'static {
        transaction
    }
}
