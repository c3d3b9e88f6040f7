//! Rows that are fetched bit by bit.
use super::pool::Connection;
use super::run::{Received, Statement};
use crate::driver::Trace;
use drizzle_core::dialect::Mssql;
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Sink};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use futures_util::TryStreamExt as _;
use std::collections::VecDeque;
use std::ops::DerefMut;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

/// As many rows are handed over at once, if they are there.
const BATCH: usize = 64;

/// Rows on their way from the future that reads them to the cursor.
#[derive(Clone, Default)]
struct Rows(Arc<Mutex<VecDeque<tiberius::Row>>>);
impl Rows {
    /// Adds a row; tells whether it is time to hand over.
    fn push(&self, row: tiberius::Row) -> bool {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rows.push_back(row);
        rows.len() >= BATCH
    }
    fn take(&self) -> VecDeque<tiberius::Row> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// tiberius' stream borrows the connection, so both live in one future. It is polled for as long as it
/// takes to get some rows.
struct Reading<'a> {
    future: Option<BoxFuture<'a, Result<(), Error>>>,
    rows: Rows,
    sql: String,
}

/// Opens a cursor that holds the connection. It starts when it is first asked for rows.
pub(super) fn open<'a>(
    connection: impl DerefMut<Target = Connection> + Send + 'a,
    statement: Sql,
) -> impl Cursor + 'a {
    let rows = Rows::default();
    let sql = statement.text.clone();
    let future = Box::pin(read(connection, statement, rows.clone()));
    Reading {
        future: Some(future),
        rows,
        sql,
    }
}

async fn read(
    mut connection: impl DerefMut<Target = Connection> + Send,
    sql: Sql,
    rows: Rows,
) -> Result<(), Error> {
    let trace = Trace::start::<Mssql>();
    let statement = Statement::new(&sql)?;
    let conn = connection.conn()?;
    conn.check_transaction(&sql.text).await?;
    if statement.is_raw() {
        (conn.touched, conn.raw) = (true, true);
    }
    let client = conn.request()?;
    let mut count = 0;
    let result = async {
        let mut items = statement.rows(client).await?;
        while let Some(item) = items.try_next().await? {
            if let Some(row) = item.into_row() {
                count += 1;
                if rows.push(row) {
                    pause().await;
                }
            }
        }
        Ok(())
    }
    .await;
    trace.end(&sql.text, count);
    conn.ended(result, &sql.text)
}

/// Gives control back to the cursor, which will poll again.
async fn pause() {
    let mut paused = false;
    std::future::poll_fn(|_| match std::mem::replace(&mut paused, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

impl Cursor for Reading<'_> {
    fn next<'c>(&'c mut self, sink: &'c mut dyn Sink) -> BoxFuture<'c, Result<bool, Error>> {
        Box::pin(async move {
            let Reading { future, rows, sql } = self;
            let (arrived, end) = std::future::poll_fn(|cx| {
                let polled = match future.as_mut() {
                    Some(future) => future.as_mut().poll(cx),
                    None => Poll::Ready(Ok(())),
                };
                if polled.is_ready() {
                    // The connection goes back as soon as possible.
                    *future = None;
                }
                let arrived = rows.take();
                match polled {
                    Poll::Ready(end) => Poll::Ready((arrived, Some(end))),
                    Poll::Pending if arrived.is_empty() => Poll::Pending,
                    Poll::Pending => Poll::Ready((arrived, None)),
                }
            })
            .await;
            let mut received = Received::default();
            arrived.iter().for_each(|row| received.row(row, sink));
            if let Some(error) = received.unfit {
                *future = None;
                return Err(Error::Decode {
                    error,
                    sql: sql.clone(),
                });
            }
            match end {
                Some(end) => end.map(|()| false),
                None => Ok(true),
            }
        })
    }
}
