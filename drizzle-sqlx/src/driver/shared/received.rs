//! Rows on their way to the sink.
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::error::Error;
use drizzle_core::exec::Sink;

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
