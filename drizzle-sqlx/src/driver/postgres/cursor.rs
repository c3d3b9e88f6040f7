//! Rows that are fetched bit by bit.
use super::{Connection, Statement, Trace, decode, error};
use crate::driver::shared::{Queue, Received, pause};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Sink};
use drizzle_core::render::Sql;
use futures_core::future::BoxFuture;
use futures_util::TryStreamExt;
use sqlx::postgres::PgRow;
use sqlx::{Connection as _, Either};
use std::ops::DerefMut;
use std::task::Poll;

/// sqlx's stream borrows the connection, so both live in one future. It is polled for as long as it takes
/// to get some rows.
struct Reading<'a> {
    future: Option<BoxFuture<'a, Result<(), Error>>>,
    rows: Queue<PgRow>,
    sql: String,
}

/// Opens a cursor that holds the connection. It starts when it is first asked for rows.
pub(super) fn open<'a>(
    connection: impl DerefMut<Target = Connection> + Send + 'a,
    statement: Sql,
) -> impl Cursor + 'a {
    let rows = Queue::default();
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
    rows: Queue<PgRow>,
) -> Result<(), Error> {
    let connection = &mut *connection;
    let failed = |e| error::from_sqlx(e, &sql.text);
    let trace = Trace::of(connection.syntax);
    let mut retried = false;
    loop {
        let statement = Statement::new(&sql, connection.prepared)?;
        connection.settle().await.map_err(failed)?;
        let mut count = 0;
        connection.running = true;
        let result = async {
            let mut messages = statement.rows(&mut connection.inner);
            while let Some(message) = messages.try_next().await? {
                if let Either::Right(row) = message {
                    count += 1;
                    if rows.push(row) {
                        pause().await;
                    }
                }
            }
            Ok(())
        };
        let result = result.await;
        match connection.ended(result) {
            Err(e) if !retried && count == 0 && error::is_stale(&e) => {
                connection
                    .inner
                    .clear_cached_statements()
                    .await
                    .map_err(failed)?;
                retried = true;
            }
            result => {
                trace.end(&sql.text, count);
                return result.map_err(failed);
            }
        }
    }
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
            for row in &arrived {
                received.row(&mut decode::Row::new(row), sink);
            }
            if let Err(e) = received.fits(sql) {
                *future = None;
                return Err(e);
            }
            match end {
                Some(end) => end.map(|()| false),
                None => Ok(true),
            }
        })
    }
}
