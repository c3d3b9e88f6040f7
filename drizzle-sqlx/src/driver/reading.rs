//! Rows that are fetched bit by bit.
use super::rows::{Queue, Received};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Sink};
use futures_core::future::BoxFuture;
use std::task::Poll;

/// A cursor over rows that a future reads, which borrows the connection as the driver's stream does. It is polled for
/// as long as it takes to get some rows.
pub(crate) struct Reading<'a, R> {
    future: Option<BoxFuture<'a, Result<(), Error>>>,
    rows: Queue<R>,
    show: fn(&R, &mut Received, &mut dyn Sink),
    sql: String,
}

impl<'a, R> Reading<'a, R> {
    /// A cursor for the statement `sql`, whose rows `read` puts into the queue, and `show` shows to the sink. It starts
    /// when it is first asked for rows.
    pub(crate) fn new(
        sql: String,
        show: fn(&R, &mut Received, &mut dyn Sink),
        read: impl FnOnce(Queue<R>) -> BoxFuture<'a, Result<(), Error>>,
    ) -> Self {
        let rows = Queue::default();
        Reading {
            future: Some(read(rows.clone())),
            rows,
            show,
            sql,
        }
    }
}

impl<R: Send> Cursor for Reading<'_, R> {
    fn next<'c>(&'c mut self, sink: &'c mut dyn Sink) -> BoxFuture<'c, Result<bool, Error>> {
        Box::pin(async move {
            let Reading {
                future,
                rows,
                show,
                sql,
            } = self;
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
                show(row, &mut received, sink);
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
