//! Rows on their way from a server to the sink.
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::error::Error;
use drizzle_core::exec::Sink;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

/// As many rows are handed over at once, if they are there.
const BATCH: usize = 64;

/// What a statement sends.
#[derive(Default)]
pub(crate) struct Received {
    pub(crate) affected: u64,
    pub(crate) rows: u64,
    satisfied: bool,
    /// The first row that did not fit. The rest of the rows is passed over.
    unfit: Option<DecodeError>,
}

impl Received {
    /// Gives a row to the sink, if that wants more.
    pub(crate) fn row(&mut self, row: &mut dyn Reader, sink: &mut dyn Sink) {
        self.rows += 1;
        if !self.satisfied {
            match sink.row(row) {
                Ok(more) => self.satisfied = !more,
                Err(e) => {
                    self.satisfied = true;
                    self.unfit = Some(e);
                }
            }
        }
    }

    /// Whether every row fitted.
    pub(crate) fn fits(&mut self, sql: &str) -> Result<(), Error> {
        match self.unfit.take() {
            Some(error) => Err(Error::Decode {
                error,
                sql: sql.to_owned(),
            }),
            None => Ok(()),
        }
    }
}

/// What is on its way from the future that reads it to the one who asked for it.
pub(crate) struct Queue<T>(Arc<Mutex<VecDeque<T>>>);

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Queue(Arc::default())
    }
}
impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        Queue(self.0.clone())
    }
}
impl<T> Queue<T> {
    /// Adds one; tells whether it is time to hand over.
    pub(crate) fn push(&self, item: T) -> bool {
        let mut items = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        items.push_back(item);
        items.len() >= BATCH
    }
    /// Takes all that are there.
    pub(crate) fn take(&self) -> VecDeque<T> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Gives control back to the one who polls, and who will poll again.
pub(crate) async fn pause() {
    let mut paused = false;
    std::future::poll_fn(|_| match std::mem::replace(&mut paused, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}
