//! The database as a program holds it: a pool of connections.
use crate::driver::Driver;
use crate::execute::{self, Context};
use crate::owned::Transaction;
use crate::replicas::Replicas;
use crate::retry;
use crate::timeout::Begun;
use crate::transaction::{Session, Tx, TxConfig};
use drizzle_core::dialect::Syntax;
use drizzle_core::error::Error;
use drizzle_core::exec::{Atomic, Cursor, Done, Executor, Runs, Work};
use drizzle_core::render::Sql;
use drizzle_core::scoped::Scoped;
use drizzle_core::types::SqlType;
use futures_core::future::BoxFuture;
use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// A database of dialect `D`: a pool of connections, shared by clones.
///
/// Queries start with the methods of [`Executor`]; each takes a connection for as long as it runs.
///
/// ```
/// # #[cfg(feature = "postgres")]
/// # async fn example() -> Result<(), drizzle::Error> {
/// use drizzle::prelude::*;
/// let db = Db::<Postgres>::connect("postgres://user:secret@localhost/shop").await?;
/// # Ok(())
/// # }
/// ```
pub struct Db<D: Driver> {
    pool: D::Pool,
    context: Context,
    /// Who answers its queries.
    replicas: Option<Arc<Replicas<D::Pool>>>,
}

impl<D: Driver> Clone for Db<D> {
    fn clone(&self) -> Self {
        Db {
            pool: self.pool.clone(),
            context: self.context.clone(),
            replicas: self.replicas.clone(),
        }
    }
}

impl<D: Driver> fmt::Debug for Db<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Db").field(&D::SYNTAX.name()).finish()
    }
}

impl<D: Driver> Db<D> {
    /// Connects to the database with this URL.
    ///
    /// # Errors
    /// [`Error::Connection`] when the URL is wrong, or nobody answers there, or access is refused. The
    /// message never holds the URL's password.
    #[doc(alias("establish"))]
    pub async fn connect(url: &str) -> Result<Self, Error> {
        Self::connect_with(url, D::Options::default()).await
    }

    /// Connects with options of the driver: the size of the pool, timeouts, and more.
    ///
    /// # Errors
    /// As [`connect`](Db::connect).
    pub async fn connect_with(url: &str, options: D::Options) -> Result<Self, Error> {
        Ok(Self::from_pool(D::connect(url, options).await?))
    }

    /// Uses a pool that is there already.
    #[doc(alias("drizzle"))]
    pub fn from_pool(pool: impl Into<D::Pool>) -> Self {
        Db {
            pool: pool.into(),
            context: Context::default(),
            replicas: None,
        }
    }

    /// The same database, whose statements have this value wherever they use `which`: the default filters of tables
    /// may (`#[table(.., filter = eq(notes::tenant_id, TENANT))]`). Its transactions have it too.
    ///
    /// ```
    /// # use drizzle::{Db, driver::Driver, prelude::*};
    /// const TENANT: Scoped<i64> = scoped("tenant");
    /// # fn of_request<D: Driver>(db: &Db<D>) {
    /// let db = db.scoped(TENANT, 7);
    /// # _ = db;
    /// # }
    /// ```
    pub fn scoped<T: SqlType>(&self, which: Scoped<T>, value: impl Into<T>) -> Self {
        self.with_context(Context {
            scoped: self.context.scoped.with(which, value.into()),
            ..self.context.clone()
        })
    }

    /// The same database, where tables that say no `schema` are in the one of this name: a schema of PostgreSQL,
    /// CockroachDB and SQL Server, a database of MySQL and MariaDB, an attached one of SQLite. Its transactions have it
    /// too.
    ///
    /// Every statement names it, so that nothing stays behind on a connection; whatever the name holds, it is quoted, and
    /// never becomes SQL. Tables with a `schema` of their own stay there, and so do types such as enums. SQL by hand is
    /// what it is: a `{table}` of a whole statement gets the schema, its text does not; a `{table}` by hand within another
    /// statement is refused, and so are sequences and, in definitions, views that say no schema.
    ///
    /// ```
    /// # use drizzle::{Db, Error, driver::Driver, prelude::*};
    /// # #[table(sqlite, postgres, name = "users")]
    /// # pub struct User { #[column(primary_key)] pub id: i64 }
    /// # async fn of_request(db: &Db<Postgres>, tenant: i64) -> Result<(), Error> {
    /// let db = db.schema(format!("tenant_{tenant}"));
    /// // select "users"."id" from "tenant_7"."users"
    /// let ids = db.select(users::id).from(users).all().await?;
    /// # _ = ids;
    /// # Ok(())
    /// # }
    /// ```
    pub fn schema(&self, name: impl Into<Arc<str>>) -> Self {
        self.with_context(Context {
            schema: Some(name.into()),
            ..self.context.clone()
        })
    }

    /// The same database, whose statements run with another context.
    pub(crate) fn with_context(&self, context: Context) -> Self {
        Db {
            context,
            ..self.clone()
        }
    }

    /// What it carries to its statements.
    pub(crate) fn context(&self) -> &Context {
        &self.context
    }

    /// The connections as the driver holds them.
    #[allow(
        dead_code,
        reason = "each driver shows its pool in its own way, and each is a feature"
    )]
    pub(crate) fn driver_pool(&self) -> &D::Pool {
        &self.pool
    }

    /// The same database without its [replicas](crate::replicas::with_replicas): for queries that have to see what was
    /// just written.
    pub fn primary(&self) -> Self {
        self.with_replicas_of(None)
    }

    pub(crate) fn with_replicas_of(&self, replicas: Option<Arc<Replicas<D::Pool>>>) -> Self {
        Db {
            replicas,
            ..self.clone()
        }
    }

    /// Takes a connection to where these statements are to run.
    async fn connection_for(&self, statements: &[Sql]) -> Result<D::Connection, Error> {
        let replicas = self.replicas.as_deref();
        let pool = replicas.and_then(|replicas| replicas.pool_for(statements));
        D::acquire(pool.unwrap_or(&self.pool)).await
    }

    /// Closes the connections, those to replicas too; queries that are running end first.
    pub async fn close(&self) {
        for replica in self.replicas.iter().flat_map(|replicas| replicas.pools()) {
            D::close(replica).await;
        }
        D::close(&self.pool).await;
    }

    /// Runs `f` in a transaction: what it did is committed if it returns `Ok`, and rolled back if it
    /// returns `Err`, panics, or is dropped before its end.
    ///
    /// ```
    /// # use drizzle::{Db, Error, driver::Driver};
    /// # async fn example<D: Driver>(db: Db<D>) -> Result<(), Error> {
    /// let seats = db
    ///     .transaction(async |tx| {
    ///         let seats = 3;
    ///         if seats > 5 {
    ///             tx.rollback()?;
    ///         }
    ///         Ok(seats)
    ///     })
    ///     .await?;
    /// # _ = seats;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of `f`, or why the transaction could not begin or be committed.
    pub async fn transaction<T>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transaction_in(TxConfig::default(), f).await
    }

    /// [`transaction`](Db::transaction), with an isolation level or what else the database offers.
    ///
    /// # Errors
    /// As [`transaction`](Db::transaction).
    #[doc(alias("build_transaction"))]
    pub async fn transaction_with<T>(
        &self,
        config: TxConfig<D>,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.transaction_in(config, f).await
    }

    /// [`transaction`](Db::transaction), with an error type of the program.
    ///
    /// # Errors
    /// As [`transaction`](Db::transaction).
    pub async fn try_transaction<T, E>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<Error>,
    {
        self.transaction_in(TxConfig::default(), f).await
    }

    /// [`transaction`](Db::transaction), done again from the beginning when the database asks for it: after a deadlock,
    /// or because it could not be fitted in between others. The closure runs up to eight times, with growing random
    /// pauses between; what it does outside of the database it does each time. It is cloned for each time: one that
    /// borrows what it uses can be, and so can one that owns what can be cloned.
    ///
    /// CockroachDB expects this of every client.
    ///
    /// ```
    /// # use drizzle::{Db, Error, driver::Driver};
    /// # async fn example<D: Driver>(db: Db<D>) -> Result<(), Error> {
    /// let seats = db.transaction_retry(async |tx| {
    ///     # _ = tx;
    ///     Ok(3)
    /// });
    /// # _ = seats.await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`transaction`](Db::transaction); of the last time, if the database asked each time.
    pub async fn transaction_retry<T>(
        &self,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, Error> + Clone,
    ) -> Result<T, Error> {
        self.transaction_retry_with(TxConfig::default(), f).await
    }

    /// [`transaction_retry`](Db::transaction_retry), with an isolation level or what else the database offers.
    ///
    /// # Errors
    /// As [`transaction_retry`](Db::transaction_retry).
    pub async fn transaction_retry_with<T>(
        &self,
        config: TxConfig<D>,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, Error> + Clone,
    ) -> Result<T, Error> {
        let mut pauses = retry::Pauses::new();
        loop {
            // A clone, since the future of a closure that is only borrowed could not be sent to another thread.
            match self.transaction_in(config, f.clone()).await {
                Err(error) if retry::is_retryable::<D>(&error) => match pauses.next() {
                    Some(pause) => tokio::time::sleep(pause).await,
                    None => return Err(error),
                },
                done => return done,
            }
        }
    }

    /// Begins a transaction that is a value: it ends with its [`commit`](Transaction::commit) or
    /// [`rollback`](Transaction::rollback), and is rolled back when it is dropped.
    ///
    /// # Errors
    /// Why the transaction could not begin.
    pub async fn begin(&self) -> Result<Transaction<D>, Error> {
        self.begin_with(TxConfig::default()).await
    }

    /// [`begin`](Db::begin), with an isolation level or what else the database offers.
    ///
    /// # Errors
    /// As [`begin`](Db::begin).
    pub async fn begin_with(&self, config: TxConfig<D>) -> Result<Transaction<D>, Error> {
        let Begun { session, deadline } = self.start(&config).await?;
        let context = match deadline {
            None => self.context.clone(),
            deadline => self.context.set(|settings| settings.deadline = deadline),
        };
        Ok(Transaction::new(session, context))
    }

    async fn transaction_in<T, E>(
        &self,
        config: TxConfig<D>,
        f: impl AsyncFnOnce(&Tx<'_, D>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<Error>,
    {
        let begun = self.start(&config).await?;
        let tx = begun.session.outermost(self.context.clone());
        begun.finish(f(&tx)).await
    }

    async fn start(&self, config: &TxConfig<D>) -> Result<Begun<D>, Error> {
        let connection = D::acquire(&self.pool).await?;
        Begun::new(connection, self.syntax(), config).await
    }
}

impl<D: Driver> Runs for Db<D> {
    fn run<'a>(&'a self, mut work: Work) -> BoxFuture<'a, Result<Done, Error>> {
        Box::pin(async move {
            let alone = work.statements.len() < 2;
            let watched = self
                .context
                .admit(&mut work.statements, self.syntax(), !alone)?;
            let caching = self.context.caching.as_deref();
            let question = match caching {
                Some(caching) => caching.question(&work)?,
                None => None,
            };
            if let Some(question) = &question {
                if let Some(answer) = question.answer(&mut work) {
                    return answer;
                }
                question.record(&mut work);
            }
            // Told when this ends, also if it is cut off.
            let _writing = caching.and_then(|caching| caching.writing(&work.statements));
            let mut connection = watched.not_sent(self.connection_for(&work.statements).await)?;
            if alone {
                let mut done = execute::run::<D>(&mut connection, work, watched).await?;
                if let Some(question) = question {
                    done.sink = question.keep(done.sink);
                }
                return Ok(done);
            }
            let session =
                Session::begin(connection, self.syntax(), &TxConfig::<D>::default()).await?;
            session.finish(session.run(work, watched).await).await
        })
    }
}

impl<D: Driver> Executor<D> for Db<D> {
    fn syntax(&self) -> &'static dyn Syntax {
        D::syntax(&self.pool)
    }

    fn chosen_schema(&self) -> Option<&str> {
        self.context.schema.as_deref()
    }

    fn atomically<'a>(
        &'a self,
        work: Atomic<D>,
    ) -> BoxFuture<'a, Result<Box<dyn Any + Send>, Error>> {
        Box::pin(async move {
            let connection = D::acquire(&self.pool).await?;
            let session =
                Session::begin(connection, self.syntax(), &TxConfig::<D>::default()).await?;
            let tx = session.outermost(self.context.clone());
            session.finish(work(&tx).await).await
        })
    }

    fn open<'a>(
        &'a self,
        mut statement: Sql,
    ) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>> {
        Box::pin(async move {
            let statements = std::slice::from_mut(&mut statement);
            let watched = self.context.admit(statements, self.syntax(), false)?;
            let connection = self.connection_for(std::slice::from_ref(&statement)).await;
            let connection = watched.not_sent(connection)?;
            let caching = self.context.caching.as_deref();
            let writing =
                caching.and_then(|caching| caching.writing(std::slice::from_ref(&statement)));
            let cursor = execute::open::<D, _>(Box::new(connection), statement, watched).await?;
            Ok(execute::until_closed(cursor, writing))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spawn(_: impl Future<Output = Result<usize, Error>> + Send + 'static) {}

    /// Compiled for every driver there may be; on a server, the tests of the drivers do the same.
    #[allow(dead_code, reason = "this is about types")]
    fn transactions_can_be_spawned<D: Driver>(db: Db<D>) {
        spawn(async move {
            let names = String::new();
            db.transaction(async |tx| {
                tx.transaction(async |nested| nested.transaction(async |_| Ok(names.len())).await)
                    .await?;
                Ok(1)
            })
            .await
        });
    }

    #[allow(dead_code, reason = "this is about types")]
    fn retried_ones_can_be_spawned<D: Driver>(db: Db<D>) {
        spawn(async move {
            let names = String::new();
            db.transaction_retry(async |tx| tx.transaction(async |_| Ok(names.len())).await)
                .await
        });
    }
}
