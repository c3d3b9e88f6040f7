//! Statements and transactions that may take only so long.
use crate::db::Db;
use crate::driver::Driver;
use crate::transaction::{Session, TxConfig};
use drizzle_core::dialect::Syntax;
use drizzle_core::error::{DatabaseError, Error};
use drizzle_core::exec::{Done, Work};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

impl<D: Driver> Db<D> {
    /// The same database, whose statements may take so long each, those of its transactions too; then they fail with
    /// [`Error::Timeout`]. The wait for a connection has a limit of its own in the driver's options
    /// (`acquire_timeout`). Of a stream, it is the time from its first row to its last.
    ///
    /// ```
    /// # use drizzle::{driver::Driver, prelude::*};
    /// # use std::time::Duration;
    /// # async fn example<D: Driver>(db: Db<D>) -> Result<(), Error> {
    /// let quick = db.with_timeout(Duration::from_secs(2));
    /// match quick.rows::<i64>(sql!("select count(*) from visits")).await {
    ///     Err(Error::Timeout(_)) => println!("too slow"),
    ///     counts => println!("{:?}", counts?),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The statement ends on the server, too:
    ///
    /// - PostgreSQL and CockroachDB stop it by `statement_timeout`, which is set before and put back after; that takes
    ///   two more trips to the server, in a transaction one for each change of the limit. Should no answer come all the
    ///   same, the connection is closed.
    /// - On MySQL and MariaDB another connection asks for `kill query`, and the connection is closed.
    /// - SQLite is interrupted. Within a transaction, an interrupted write undoes all of it.
    /// - Of SQL Server the connection is closed, and the server stops what ran on it.
    ///
    /// A transaction in which a statement ran out of time should be given up. The future of a statement can also be
    /// dropped at any time: then its connection is closed, if the statement was under way.
    pub fn with_timeout(&self, limit: Duration) -> Self {
        self.with_context(
            self.context()
                .set(|settings| settings.timeout = Some(limit)),
        )
    }
}

/// The error of a statement that nobody waits for any longer.
pub(crate) fn ran_out(sql: impl Into<String>) -> Error {
    Error::Timeout(Box::new(DatabaseError {
        message: "the time that was given is over".into(),
        sql: sql.into(),
        ..DatabaseError::default()
    }))
}

/// An error after the end of the time: whatever stopped the statement, it was that.
fn explained(error: Error) -> Error {
    match error {
        Error::Cancelled(e) | Error::Locked(e) => Error::Timeout(e),
        error => error,
    }
}

/// Runs one statement, of this text, on a connection.
pub(crate) async fn run<D: Driver>(
    connection: &mut D::Connection,
    work: Work,
    text: &str,
    limit: Option<Duration>,
    in_transaction: bool,
) -> Result<Done, Error> {
    let Some(limit) = limit else {
        return D::run(connection, work).await;
    };
    if limit.is_zero() {
        return Err(ran_out(text));
    }
    let until = Instant::now() + limit;
    let limited = async {
        D::limit(connection, limit, in_transaction).await?;
        let done = D::run(connection, work).await;
        let over = Instant::now() >= until;
        // If this fails the connection is closed, and that is all there is to say of it.
        _ = D::unlimit(connection).await;
        match done {
            Err(error) if over => Err(explained(error)),
            done => done,
        }
    };
    match timeout_at(until + D::GRACE, limited).await {
        Ok(done) => done,
        Err(_) => {
            D::stop(connection).await;
            Err(ran_out(text))
        }
    }
}

/// A transaction, and when it has to be over.
pub(crate) struct Begun<D: Driver> {
    pub(crate) session: Session<D>,
    pub(crate) deadline: Option<Instant>,
}

impl<D: Driver> Begun<D> {
    pub(crate) async fn new(
        connection: D::Connection,
        syntax: &'static dyn Syntax,
        config: &TxConfig<D>,
    ) -> Result<Self, Error> {
        let deadline = config.timeout.map(|limit| Instant::now() + limit);
        let session = Session::begin(connection, syntax, config);
        let session = match deadline {
            None => session.await?,
            Some(deadline) => timeout_at(deadline, session)
                .await
                .map_err(|_| ran_out("begin"))??,
        };
        Ok(Begun { session, deadline })
    }

    /// Ends the transaction as what is done in it says, in time.
    pub(crate) async fn finish<T, E: From<Error>>(
        &self,
        done: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let Some(deadline) = self.deadline else {
            return self.session.finish(done.await).await;
        };
        match timeout_at(deadline, done).await {
            Ok(Ok(value)) => {
                // Cut off it may have happened or not, which would be no answer: the commit is waited for.
                self.session.finish(Ok(value)).await
            }
            // What failed after its time failed because of it.
            Ok(Err(_)) if Instant::now() >= deadline => Err(ran_out("").into()),
            Ok(failed) => self.session.finish(failed).await,
            Err(_) => {
                self.session.stop().await;
                Err(ran_out("").into())
            }
        }
    }
}
