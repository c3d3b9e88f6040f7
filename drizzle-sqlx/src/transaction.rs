//! Transactions and, within them, savepoints.
//!
//! A closure of a transaction is an `async |tx| ..` that borrows the [`Tx`]: with `AsyncFnOnce(&Tx<'_, D>)`
//! its future may borrow `tx` and the closure's captures, and since the methods return plain `async fn`
//! futures, whether they are `Send` follows from what is captured, without any bound: `tokio::spawn` takes
//! them. A bound such as `for<'t> F::CallOnceFuture<'t>: Send` can't be written on stable Rust, nor is it
//! needed, as long as nobody boxes the closure's future inside the library.
use crate::cache::Writing;
use crate::driver::{Control, Driver};
use crate::execute::{self, Context, Watched};
use drizzle_core::dialect::{HasDeferrable, HasIsolationLevels, HasReadOnly, Syntax};
use drizzle_core::error::Error;
use drizzle_core::exec::{Atomic, Cursor, Done, Executor, Runs, Work};
use drizzle_core::render::Sql;
use drizzle_core::scoped::Scoped;
use drizzle_core::types::SqlType;
use futures_core::future::BoxFuture;
use std::any::Any;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::PoisonError;
use std::time::Duration;
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

/// A transaction, or a savepoint within one: the same queries as on a [`Db`](crate::Db).
///
/// Statements run one after the other, also if several are awaited at once. While a nested transaction is
/// open, or rows are being streamed, other statements of this transaction are refused with
/// [`Error::Invalid`]: to wait could be to wait for oneself.
pub struct Tx<'a, D: Driver> {
    session: &'a Session<D>,
    depth: u32,
    context: Context,
}

impl<D: Driver> fmt::Debug for Tx<'_, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx")
            .field("dialect", &D::SYNTAX.name())
            .field("depth", &self.depth)
            .finish()
    }
}

/// A connection within a transaction. Dropped before its end, it abandons the transaction.
pub(crate) struct Session<D: Driver> {
    /// Gone once the transaction has ended.
    connection: Mutex<Option<D::Connection>>,
    marks: std::sync::Mutex<Marks>,
    syntax: &'static dyn Syntax,
    /// What the cache is told once it is committed.
    writing: std::sync::Mutex<Vec<Writing>>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Marks {
    /// How many savepoints are open.
    depth: u32,
    /// The savepoint of a nested transaction that was dropped: the next statement goes back to it first.
    undo: Option<u32>,
    /// Whether a cursor holds the connection.
    streaming: bool,
}

type Held<'a, D> = MappedMutexGuard<'a, <D as Driver>::Connection>;

impl<D: Driver> Drop for Session<D> {
    fn drop(&mut self) {
        for writing in self.written() {
            writing.undone();
        }
        if let Some(connection) = self.connection.get_mut().take() {
            D::abandon(connection);
        }
    }
}

impl<D: Driver> Session<D> {
    pub(crate) async fn begin(
        connection: D::Connection,
        syntax: &'static dyn Syntax,
        config: &TxConfig<D>,
    ) -> Result<Self, Error> {
        // First the guard, then the statement: a connection that is dropped in between is not given back as it is.
        let session = Session {
            connection: Mutex::new(Some(connection)),
            marks: Default::default(),
            syntax,
            writing: Default::default(),
        };
        let mut connection = session.held().await?;
        D::control(&mut connection, Control::Begin(config)).await?;
        if let Some(limit) = config.timeout {
            D::limit(&mut connection, limit, true).await?;
        }
        drop(connection);
        Ok(session)
    }

    /// Ends the transaction as what was done in it says.
    pub(crate) async fn finish<T, E: From<Error>>(&self, done: Result<T, E>) -> Result<T, E> {
        match done {
            Ok(value) => {
                self.commit().await?;
                Ok(value)
            }
            Err(error) => {
                _ = self.rollback().await;
                Err(error)
            }
        }
    }

    /// Stops what is still running; the transaction is over.
    pub(crate) async fn stop(&self) {
        if let Ok(mut connection) = self.held().await {
            D::stop(&mut connection).await;
        }
    }

    pub(crate) fn outermost(&self, context: Context) -> Tx<'_, D> {
        Tx {
            session: self,
            depth: 0,
            context,
        }
    }

    /// Runs statements on the outermost level.
    pub(crate) async fn run(&self, work: Work, watched: Watched) -> Result<Done, Error> {
        let mut connection = self.outermost(Context::default()).lock().await?;
        execute::run::<D>(&mut connection, work, watched).await
    }

    pub(crate) async fn commit(&self) -> Result<(), Error> {
        let mut connection = self.outermost(Context::default()).lock().await?;
        // Told when this ends, also if it is cut off: it may be committed.
        let _written = self.written();
        D::control(&mut connection, Control::Commit).await?;
        drop(connection);
        self.end().await;
        Ok(())
    }

    /// If this fails, the connection is abandoned when the session is dropped.
    pub(crate) async fn rollback(&self) -> Result<(), Error> {
        let mut connection = self.held().await?;
        D::unlimit(&mut connection).await?;
        D::control(&mut connection, Control::Rollback).await?;
        drop(connection);
        self.end().await;
        Ok(())
    }

    pub(crate) fn syntax(&self) -> &'static dyn Syntax {
        self.syntax
    }

    /// Gives the connection back.
    async fn end(&self) {
        drop(self.connection.lock().await.take());
    }

    async fn held(&self) -> Result<Held<'_, D>, Error> {
        MutexGuard::try_map(self.connection.lock().await, Option::as_mut)
            .map_err(|_| Error::Invalid("the transaction has ended".into()))
    }

    /// What was written so far.
    fn written(&self) -> Vec<Writing> {
        std::mem::take(&mut *self.writing.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes what is being written, for a cache.
    fn writes(&self, context: &Context, statements: &[Sql]) {
        let caching = context.caching.as_deref();
        if let Some(writing) = caching.and_then(|caching| caching.writing(statements)) {
            let mut all = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            all.push(writing);
        }
    }

    fn marks<R>(&self, f: impl FnOnce(&mut Marks) -> R) -> R {
        f(&mut self.marks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Undoes everything since a savepoint, and forgets the savepoint.
    async fn back_to(
        &self,
        connection: &mut D::Connection,
        savepoint: u32,
        undone: impl FnOnce(),
    ) -> Result<(), Error> {
        D::control(connection, Control::RollbackTo(savepoint)).await?;
        self.marks(|marks| marks.undo = marks.undo.filter(|undo| *undo < savepoint));
        undone();
        // If this is cut off, it may be that a savepoint stays, to which nobody will go back.
        D::control(connection, Control::Release(savepoint)).await
    }
}

/// A savepoint while its nested transaction runs.
struct Savepoint<'a, D: Driver> {
    session: &'a Session<D>,
    depth: u32,
    context: Context,
    /// Whether what was done since is undone when this is dropped.
    undo: bool,
}

impl<D: Driver> Drop for Savepoint<'_, D> {
    fn drop(&mut self) {
        self.session.marks(|marks| {
            marks.depth = self.depth - 1;
            if self.undo {
                marks.undo = Some(marks.undo.map_or(self.depth, |undo| undo.min(self.depth)));
            }
        });
    }
}

impl<'a, D: Driver> Savepoint<'a, D> {
    fn tx(&self) -> Tx<'a, D> {
        Tx {
            session: self.session,
            depth: self.depth,
            context: self.context.clone(),
        }
    }

    /// Keeps what was done.
    async fn release(mut self) -> Result<(), Error> {
        let mut connection = self.tx().lock().await?;
        // Cut off from here on, it may be kept or not; going back to it could fail the whole transaction.
        self.undo = false;
        let released = D::control(&mut connection, Control::Release(self.depth)).await;
        if released.is_err() {
            self.undo = true;
            drop(connection);
            self.rollback().await;
        }
        released
    }

    /// If this fails, it is tried again before the next statement, which then tells the error.
    async fn rollback(mut self) {
        let Ok(mut connection) = self.session.held().await else {
            return;
        };
        _ = self
            .session
            .back_to(&mut connection, self.depth, || self.undo = false)
            .await;
    }
}

/// The connection of a transaction while a cursor reads from it.
struct Streaming<'a, D: Driver> {
    connection: Held<'a, D>,
    session: &'a Session<D>,
}
impl<D: Driver> Deref for Streaming<'_, D> {
    type Target = D::Connection;
    fn deref(&self) -> &D::Connection {
        &self.connection
    }
}
impl<D: Driver> DerefMut for Streaming<'_, D> {
    fn deref_mut(&mut self) -> &mut D::Connection {
        &mut self.connection
    }
}
impl<D: Driver> Drop for Streaming<'_, D> {
    fn drop(&mut self) {
        self.session.marks(|marks| marks.streaming = false);
    }
}

impl<'a, D: Driver> Tx<'a, D> {
    /// Gives up the transaction: returns the error that, returned from the closure, rolls it back.
    ///
    /// ```
    /// # use drizzle::{Error, Tx, driver::Driver};
    /// # async fn example<D: Driver>(tx: &Tx<'_, D>, balance: i64) -> Result<(), Error> {
    /// if balance < 100 {
    ///     tx.rollback()?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Always: [`Error::Rollback`].
    pub fn rollback(&self) -> Result<Infallible, Error> {
        Err(Error::Rollback)
    }

    /// The same transaction, whose statements have this value wherever they use `which`, see
    /// [`Db::scoped`](crate::Db::scoped).
    pub fn scoped<T: SqlType>(&self, which: Scoped<T>, value: impl Into<T>) -> Tx<'a, D> {
        Tx {
            session: self.session,
            depth: self.depth,
            context: Context {
                scoped: self.context.scoped.with(which, value.into()),
                ..self.context.clone()
            },
        }
    }

    /// The same transaction, where tables that say no schema are in this one, see [`Db::schema`](crate::Db::schema).
    pub fn schema(&self, name: impl Into<std::sync::Arc<str>>) -> Tx<'a, D> {
        Tx {
            session: self.session,
            depth: self.depth,
            context: Context {
                schema: Some(name.into()),
                ..self.context.clone()
            },
        }
    }

    /// Runs `f` in a nested transaction, a savepoint: if it returns `Err`, what it did is undone and the
    /// outer transaction goes on, unless that error is returned there too.
    ///
    /// # Errors
    /// The error of `f`, or why the savepoint could not be set or released.
    pub async fn transaction<T>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.try_transaction(f).await
    }

    /// [`transaction`](Tx::transaction), with an error type of the program.
    ///
    /// # Errors
    /// As [`transaction`](Tx::transaction).
    pub async fn try_transaction<T, E>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<Error>,
    {
        let savepoint = self.savepoint().await?;
        match f(&savepoint.tx()).await {
            Ok(value) => {
                savepoint.release().await?;
                Ok(value)
            }
            Err(error) => {
                savepoint.rollback().await;
                Err(error)
            }
        }
    }

    async fn savepoint(&self) -> Result<Savepoint<'a, D>, Error> {
        let depth = self.depth + 1;
        let mut connection = self.lock().await?;
        D::control(&mut connection, Control::Savepoint(depth)).await?;
        self.session.marks(|marks| marks.depth = depth);
        Ok(Savepoint {
            session: self.session,
            depth,
            context: self.context.clone(),
            undo: true,
        })
    }

    /// The connection, when it is this transaction's turn.
    async fn lock(&self) -> Result<Held<'a, D>, Error> {
        self.check()?;
        let mut connection = self.session.held().await?;
        self.check()?;
        if let Some(savepoint) = self.session.marks(|marks| marks.undo) {
            self.session
                .back_to(&mut connection, savepoint, || ())
                .await?;
        }
        Ok(connection)
    }

    /// Opens a cursor, which may outlive this.
    pub(crate) async fn stream(&self, mut statement: Sql) -> Result<Box<dyn Cursor + 'a>, Error> {
        let statements = std::slice::from_mut(&mut statement);
        let watched = self.context.admit(statements, self.session.syntax, true)?;
        self.session
            .writes(&self.context, std::slice::from_ref(&statement));
        let connection = watched.not_sent(self.lock().await)?;
        self.session.marks(|marks| marks.streaming = true);
        execute::open::<D, _>(
            Streaming {
                connection,
                session: self.session,
            },
            statement,
            watched,
        )
        .await
    }

    fn check(&self) -> Result<(), Error> {
        let marks = self.session.marks(|marks| *marks);
        if marks.streaming {
            return Err(Error::Invalid(
                "rows of this transaction are still being streamed: read them to the end or drop the stream before the next statement".into(),
            ));
        }
        if marks.depth != self.depth {
            return Err(Error::Invalid(
                "a nested transaction is open: run the statement on it, or after its end; nested transactions run one after the other".into(),
            ));
        }
        Ok(())
    }
}

impl<D: Driver> Runs for Tx<'_, D> {
    fn run<'a>(&'a self, mut work: Work) -> BoxFuture<'a, Result<Done, Error>> {
        Box::pin(async move {
            let watched = self
                .context
                .admit(&mut work.statements, self.session.syntax, true)?;
            self.session.writes(&self.context, &work.statements);
            if work.statements.len() < 2 {
                let mut connection = watched.not_sent(self.lock().await)?;
                return execute::run::<D>(&mut connection, work, watched).await;
            }
            // If one of them fails and the program goes on, none may have had an effect.
            let savepoint = self.savepoint().await?;
            let mut connection = savepoint.tx().lock().await?;
            let done = execute::run::<D>(&mut connection, work, watched).await;
            drop(connection);
            match done {
                Ok(done) => {
                    savepoint.release().await?;
                    Ok(done)
                }
                Err(error) => {
                    savepoint.rollback().await;
                    Err(error)
                }
            }
        })
    }
}

impl<D: Driver> Executor<D> for Tx<'_, D> {
    fn syntax(&self) -> &'static dyn Syntax {
        self.session.syntax
    }

    fn chosen_schema(&self) -> Option<&str> {
        self.context.schema.as_deref()
    }

    fn atomically<'a>(
        &'a self,
        work: Atomic<D>,
    ) -> BoxFuture<'a, Result<Box<dyn Any + Send>, Error>> {
        Box::pin(async move {
            let savepoint = self.savepoint().await?;
            match work(&savepoint.tx()).await {
                Ok(done) => {
                    savepoint.release().await?;
                    Ok(done)
                }
                Err(error) => {
                    savepoint.rollback().await;
                    Err(error)
                }
            }
        })
    }

    fn open<'a>(&'a self, statement: Sql) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>> {
        Box::pin(async move {
            let cursor: Box<dyn Cursor + 'a> = self.stream(statement).await?;
            Ok(cursor)
        })
    }
}

/// How a transaction begins; the dialect `D` is inferred from the database.
///
/// ```
/// # use drizzle::{TxConfig, dialect::Postgres};
/// let report = TxConfig::<Postgres>::serializable().read_only().deferrable();
/// # _ = report;
/// ```
pub struct TxConfig<D> {
    /// The statement that begins it, if only this dialect has such a one.
    pub(crate) begin: Option<&'static str>,
    pub(crate) isolation: Option<Isolation>,
    pub(crate) read_only: bool,
    pub(crate) deferrable: bool,
    /// How long it may take as a whole.
    pub(crate) timeout: Option<Duration>,
    dialect: PhantomData<fn() -> D>,
}

/// What a transaction sees of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isolation {
    /// Each statement sees what was committed before it.
    ReadCommitted,
    /// All statements see one snapshot.
    RepeatableRead,
    /// As if transactions ran one after the other.
    Serializable,
}

impl Isolation {
    /// The level's name in SQL.
    pub fn sql(self) -> &'static str {
        match self {
            Isolation::ReadCommitted => "read committed",
            Isolation::RepeatableRead => "repeatable read",
            Isolation::Serializable => "serializable",
        }
    }
}

impl<D> Default for TxConfig<D> {
    /// What the database does without being told.
    fn default() -> Self {
        TxConfig {
            begin: None,
            isolation: None,
            read_only: false,
            deferrable: false,
            timeout: None,
            dialect: PhantomData,
        }
    }
}
impl<D> Clone for TxConfig<D> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<D> Copy for TxConfig<D> {}
impl<D> fmt::Debug for TxConfig<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TxConfig")
            .field("begin", &self.begin)
            .field("isolation", &self.isolation)
            .field("read_only", &self.read_only)
            .field("deferrable", &self.deferrable)
            .field("timeout", &self.timeout)
            .finish()
    }
}

impl<D> TxConfig<D> {
    /// Begins with this statement: for what only one dialect has, in the file of its driver.
    #[allow(dead_code, reason = "drivers are features")]
    pub(crate) fn beginning(begin: &'static str) -> Self {
        TxConfig {
            begin: Some(begin),
            ..Self::default()
        }
    }
    fn isolated(isolation: Isolation) -> Self {
        TxConfig {
            isolation: Some(isolation),
            ..Self::default()
        }
    }
    /// The one statement that begins it, as PostgreSQL and its relatives, and SQLite, write it.
    #[allow(dead_code, reason = "drivers are features")]
    pub(crate) fn begin_sql(&self) -> String {
        let mut sql = self.begin.unwrap_or("begin").to_owned();
        if let Some(isolation) = self.isolation {
            sql += " isolation level ";
            sql += isolation.sql();
        }
        if self.read_only {
            sql += " read only";
        }
        if self.deferrable {
            sql += " deferrable";
        }
        sql
    }
}

// The bound stands on each method, so that its message is the one that is shown.
impl<D> TxConfig<D> {
    /// Each statement sees what was committed before it.
    pub fn read_committed() -> Self
    where
        D: HasIsolationLevels,
    {
        Self::isolated(Isolation::ReadCommitted)
    }
    /// All statements see one snapshot.
    pub fn repeatable_read() -> Self
    where
        D: HasIsolationLevels,
    {
        Self::isolated(Isolation::RepeatableRead)
    }
    /// As if transactions ran one after the other; one that can't be fitted in fails and is to be repeated.
    pub fn serializable() -> Self
    where
        D: HasIsolationLevels,
    {
        Self::isolated(Isolation::Serializable)
    }
    /// The whole transaction may take so long, whatever it does: from its beginning to its commit. Then it is rolled back
    /// and fails with [`Error::Timeout`]; see [`Db::with_timeout`](crate::Db::with_timeout) for what becomes of the
    /// statement that is running.
    ///
    /// ```
    /// # use drizzle::{TxConfig, dialect::Postgres};
    /// # use std::time::Duration;
    /// let report = TxConfig::<Postgres>::repeatable_read().timeout(Duration::from_secs(30));
    /// # _ = report;
    /// ```
    pub fn timeout(self, limit: Duration) -> Self {
        TxConfig {
            timeout: Some(limit),
            ..self
        }
    }
    /// Writing fails.
    pub fn read_only(self) -> Self
    where
        D: HasReadOnly,
    {
        TxConfig {
            read_only: true,
            ..self
        }
    }
    /// A serializable, read-only transaction waits for a snapshot with which it can't fail.
    pub fn deferrable(self) -> Self
    where
        D: HasDeferrable,
    {
        TxConfig {
            deferrable: true,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use drizzle_core::dialect::Postgres;

    #[test]
    fn begins_as_configured() {
        let postgres: [(TxConfig<Postgres>, &str); 5] = [
            (TxConfig::default(), "begin"),
            (
                TxConfig::read_committed(),
                "begin isolation level read committed",
            ),
            (
                TxConfig::repeatable_read().read_only(),
                "begin isolation level repeatable read read only",
            ),
            (
                TxConfig::serializable().deferrable().read_only(),
                "begin isolation level serializable read only deferrable",
            ),
            (TxConfig::default().read_only(), "begin read only"),
        ];
        for (config, sql) in postgres {
            assert_eq!(config.begin_sql(), sql);
        }
    }
}
