//! Running a statement: to its end, or bit by bit.
use super::connection::{Connection, Message, Statement};
use super::decode::{Row, Shape};
use super::error;
use crate::driver::rows::Received;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Sink};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use sqlx::Either;
use std::ops::DerefMut;

/// A statement on its way.
struct Fetch {
    started: bool,
    /// Sent as text, since it can't be prepared.
    as_text: bool,
    /// Tried again, since what was prepared no longer fits.
    afresh: bool,
    received: Received,
    /// The columns of the current result.
    shapes: Vec<Shape>,
}

impl Fetch {
    fn new() -> Self {
        Fetch {
            started: false,
            as_text: false,
            afresh: false,
            received: Received::default(),
            shapes: Vec::new(),
        }
    }

    /// Gives what has arrived to the sink; `false` at the end.
    async fn next(
        &mut self,
        connection: &mut Connection,
        sql: &Sql,
        mut sink: Option<&mut dyn Sink>,
    ) -> Result<bool, Error> {
        loop {
            if !self.started {
                let statement = Statement::new(sql, connection, self.as_text, self.afresh)?;
                connection.start(statement).await?;
                self.started = true;
            }
            let (messages, end) = connection.advance().await;
            for message in messages {
                self.message(message, &mut sink);
            }
            match end {
                None => return Ok(true),
                Some(Ok(())) => return Ok(false),
                Some(Err(e)) if self.again(&e, sql) => self.started = false,
                Some(Err(e)) => {
                    return Err(error::from_sqlx(e, &sql.text, connection.server.maria));
                }
            }
        }
    }

    /// Whether a statement that failed before it ran is to be tried in another way.
    fn again(&mut self, error: &sqlx::Error, sql: &Sql) -> bool {
        if self.received.rows > 0 {
            return false;
        }
        let flag = if error::is_unprepared(error) && sql.values.is_empty() {
            &mut self.as_text
        } else if error::is_stale(error) {
            &mut self.afresh
        } else {
            return false;
        };
        !std::mem::replace(flag, true)
    }

    fn message(&mut self, message: Message, sink: &mut Option<&mut dyn Sink>) {
        match message {
            Either::Left(done) => {
                self.received.affected += done.rows_affected();
                self.shapes.clear();
            }
            Either::Right(row) => {
                if let Some(sink) = sink {
                    if self.shapes.is_empty() {
                        self.shapes = Shape::of(&row);
                    }
                    let mut row = Row::new(&row, &self.shapes, self.as_text);
                    self.received.row(&mut row, &mut **sink);
                }
            }
        }
    }
}

/// Runs one statement to its end; gives the number of affected rows.
pub(super) async fn run(
    connection: &mut Connection,
    sql: &Sql,
    mut sink: Option<&mut dyn Sink>,
) -> Result<u64, Error> {
    let mut fetch = Fetch::new();
    while fetch
        .next(connection, sql, sink.as_mut().map(|sink| &mut **sink as _))
        .await?
    {}
    fetch.received.fits(&sql.text)?;
    Ok(fetch.received.affected)
}

/// A cursor that holds the connection until the last row. The statement starts when it is first asked for rows.
pub(super) struct Reading<C> {
    connection: Option<C>,
    sql: Sql,
    fetch: Fetch,
}

impl<C> Reading<C> {
    pub(super) fn new(connection: C, sql: Sql) -> Self {
        Reading {
            connection: Some(connection),
            sql,
            fetch: Fetch::new(),
        }
    }
}

impl<C: DerefMut<Target = Connection> + Send> Cursor for Reading<C> {
    fn next<'c>(&'c mut self, sink: &'c mut dyn Sink) -> BoxFuture<'c, Result<bool, Error>> {
        Box::pin(async move {
            let Some(connection) = &mut self.connection else {
                return Ok(false);
            };
            let more = self.fetch.next(connection, &self.sql, Some(sink)).await;
            let more = self.fetch.received.fits(&self.sql.text).and(more);
            if !matches!(more, Ok(true)) {
                // The connection goes back as soon as possible.
                self.connection = None;
            }
            more
        })
    }
}
