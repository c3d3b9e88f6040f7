//! Counts the rows on their way.
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::exec::Sink;
use std::any::Any;

/// A sink, and how many rows went into it.
pub(crate) struct Counting {
    inner: Box<dyn Sink>,
    rows: u64,
}

impl Counting {
    pub(crate) fn around(inner: Box<dyn Sink>) -> Box<dyn Sink> {
        Box::new(Counting { inner, rows: 0 })
    }

    /// The sink as it was given, and the number.
    pub(crate) fn apart(sink: Option<Box<dyn Sink>>) -> (Option<Box<dyn Sink>>, u64) {
        let counting = sink
            .map(|sink| sink as Box<dyn Any>)
            .and_then(|sink| sink.downcast::<Counting>().ok());
        match counting {
            Some(counting) => (Some(counting.inner), counting.rows),
            None => (None, 0),
        }
    }
}

impl Sink for Counting {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        self.rows += 1;
        self.inner.row(row)
    }
    fn begin(&mut self) {
        self.inner.begin();
    }
    fn restart(&mut self) {
        self.rows = 0;
        self.inner.restart();
    }
    fn taken(&self) -> usize {
        self.inner.taken()
    }
}
