//! A connection that is kept for the whole run: locks and settings belong to it.
use super::MigrateError;
use crate::db::Db;
use crate::driver::{Control, Driver};
use crate::execute::{self, Context};
use crate::transaction::TxConfig;
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::dialect::Syntax;
use drizzle_core::error::Error;
use drizzle_core::exec::{Done, Sink, Work};
use drizzle_core::query::RawRow;
use drizzle_core::render::Sql;
use drizzle_core::value::Value;
use std::any::Any;
use std::time::Duration;

pub(super) struct Session<D: Driver> {
    /// Gone while it is being given back.
    connection: Option<D::Connection>,
    pub(super) syntax: &'static dyn Syntax,
    /// What puts its settings back, if they were changed.
    pub(super) restore: Option<&'static str>,
}

/// What was begun and not ended, such as a transaction or a lock, is undone before anybody else gets the connection.
impl<D: Driver> Drop for Session<D> {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else {
            return;
        };
        match (self.restore, tokio::runtime::Handle::try_current()) {
            (Some(restore), Ok(runtime)) => {
                runtime.spawn(async move {
                    // There may be no transaction.
                    _ = D::control(&mut connection, Control::Rollback).await;
                    let work = Work {
                        statements: vec![once(restore.to_owned(), Vec::new())],
                        sink: None,
                    };
                    _ = D::run(&mut connection, work).await;
                });
            }
            _ => D::discard(connection),
        }
    }
}

impl<D: Driver> Session<D> {
    pub(super) async fn open(db: &Db<D>) -> Result<Self, Error> {
        let pool = db.driver_pool();
        Ok(Session {
            connection: Some(D::acquire(pool).await?),
            syntax: D::syntax(pool),
            restore: None,
        })
    }

    /// Gives the connection back as it was.
    pub(super) fn close(mut self) {
        drop(self.connection.take());
    }

    fn connection(&mut self) -> Result<&mut D::Connection, Error> {
        let gone = || Error::Invalid("the connection was given back".into());
        self.connection.as_mut().ok_or_else(gone)
    }

    /// Runs one statement as it is written.
    pub(super) async fn execute(&mut self, sql: &str) -> Result<(), Error> {
        self.write(sql.to_owned(), Vec::new()).await
    }

    /// Runs a statement that does nothing where its object is there. Two of them at the same time may both find nothing,
    /// and then one fails: it is tried again.
    pub(super) async fn execute_if_missing(&mut self, sql: &str) -> Result<(), Error> {
        for _ in 0..5 {
            match self.execute(sql).await {
                Err(error) if error.database().is_some() => {}
                done => return done,
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.execute(sql).await
    }

    /// Runs one statement with values.
    pub(super) async fn write(&mut self, text: String, values: Vec<Value>) -> Result<(), Error> {
        let work = Work {
            statements: vec![once(text, values)],
            sink: None,
        };
        self.run(work).await?;
        Ok(())
    }

    async fn run(&mut self, mut work: Work) -> Result<Done, Error> {
        let watched = Context::default().admit(&mut work.statements, self.syntax, false)?;
        execute::run::<D>(self.connection()?, work, watched).await
    }

    /// The rows of a query.
    pub(super) async fn rows<R: RawRow>(
        &mut self,
        text: String,
        values: Vec<Value>,
    ) -> Result<Vec<R>, Error> {
        let sink = Rows::<R> { rows: Vec::new() };
        let work = Work {
            sink: Some(Box::new(sink)),
            statements: vec![once(text, values)],
        };
        let sink = self.run(work).await?.sink;
        let sink = sink.map(|sink| sink as Box<dyn Any>);
        let rows = sink.and_then(|sink| sink.downcast::<Rows<R>>().ok());
        let lost = || Error::Invalid("the driver lost the rows".into());
        rows.map(|sink| sink.rows).ok_or_else(lost)
    }

    pub(super) async fn begin(&mut self, config: &TxConfig<D>) -> Result<(), Error> {
        D::control(self.connection()?, Control::Begin(config)).await
    }

    pub(super) async fn commit(&mut self) -> Result<(), Error> {
        D::control(self.connection()?, Control::Commit).await
    }

    /// If it fails, the connection is worth nothing any more, and is closed when it is dropped.
    pub(super) async fn rollback(&mut self) -> Result<(), MigrateError> {
        Ok(D::control(self.connection()?, Control::Rollback).await?)
    }

    /// The placeholder of a statement's parameter, counted from 1.
    pub(super) fn parameter(&self, n: usize) -> String {
        let mut text = String::new();
        self.syntax.placeholder(&mut text, n);
        text
    }
}

/// Nobody will run it again soon.
fn once(text: String, values: Vec<Value>) -> Sql {
    Sql {
        values,
        once: true,
        ..Sql::new(text)
    }
}

struct Rows<R> {
    rows: Vec<R>,
}

impl<R: RawRow> Sink for Rows<R> {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        self.rows.push(R::decode(row)?);
        Ok(true)
    }
    fn restart(&mut self) {
        self.rows.clear();
    }
}
