//! Rows as the database sent them, kept to be read again.
use super::Seen;
use drizzle_core::decode::{DecodeError, Reader};
use drizzle_core::exec::Sink;
use drizzle_core::types::TypeError;
use drizzle_core::value::{Array, Moment, Special, ValueRef};
use std::any::Any;
use std::borrow::Cow;
use std::fmt;

/// The rows of a result, as the database sent them.
pub struct Rows {
    rows: Vec<Box<[Value]>>,
    /// Whether there may be more, which nobody wanted.
    cut: bool,
    seen: Seen,
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn has_seen(&self, all: &Seen) -> bool {
        self.seen == *all
    }

    /// Gives the rows to a sink; `false` if it wants more than there are.
    pub(super) fn replay(&self, sink: &mut dyn Sink) -> Result<bool, DecodeError> {
        sink.begin();
        for row in &self.rows {
            if !sink.row(&mut Replay { row, at: 0 })? {
                return Ok(true);
            }
        }
        Ok(!self.cut)
    }
}

/// Without the values.
impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows", self.rows.len())
    }
}

/// A value that belongs to nobody else.
enum Value {
    Null,
    Bool(bool),
    I64(i64),
    U64(u64),
    F64(f64),
    Text(Box<str>),
    Bytes(Box<[u8]>),
    Date(i32),
    Time(u64),
    Duration(i64),
    Moment(Moment),
    Uuid(u128),
    Decimal(Box<str>),
    Json(Box<str>),
    Array(Vec<usize>, Vec<Value>),
    Special(Box<Special>),
    Composite(Vec<Value>),
}

impl Value {
    /// None for what is not kept.
    fn of(value: ValueRef<'_>) -> Option<Self> {
        let all = |values: Vec<ValueRef<'_>>| -> Option<Vec<Value>> {
            values.into_iter().map(Value::of).collect()
        };
        Some(match value {
            ValueRef::Null => Value::Null,
            ValueRef::Bool(v) => Value::Bool(v),
            ValueRef::I64(v) => Value::I64(v),
            ValueRef::U64(v) => Value::U64(v),
            ValueRef::F64(v) => Value::F64(v),
            ValueRef::Text(v) => Value::Text(v.into()),
            ValueRef::Bytes(v) => Value::Bytes(v.into()),
            ValueRef::Date(v) => Value::Date(v),
            ValueRef::Time(v) => Value::Time(v),
            ValueRef::Duration(v) => Value::Duration(v),
            ValueRef::Moment(v) => Value::Moment(v),
            ValueRef::Uuid(v) => Value::Uuid(v),
            ValueRef::Decimal(v) => Value::Decimal(v.into_owned().into()),
            ValueRef::Json(v) => Value::Json(v.into()),
            ValueRef::Array(v) => Value::Array(v.dimensions, all(v.items)?),
            ValueRef::Special(v) => Value::Special(v),
            ValueRef::Composite(v) => Value::Composite(all(v)?),
            // Ranges, and what there may be one day.
            _ => return None,
        })
    }

    fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Value::Null => ValueRef::Null,
            Value::Bool(v) => ValueRef::Bool(*v),
            Value::I64(v) => ValueRef::I64(*v),
            Value::U64(v) => ValueRef::U64(*v),
            Value::F64(v) => ValueRef::F64(*v),
            Value::Text(v) => ValueRef::Text(v),
            Value::Bytes(v) => ValueRef::Bytes(v),
            Value::Date(v) => ValueRef::Date(*v),
            Value::Time(v) => ValueRef::Time(*v),
            Value::Duration(v) => ValueRef::Duration(*v),
            Value::Moment(v) => ValueRef::Moment(*v),
            Value::Uuid(v) => ValueRef::Uuid(*v),
            Value::Decimal(v) => ValueRef::Decimal(Cow::Borrowed(v)),
            Value::Json(v) => ValueRef::Json(v),
            Value::Array(dimensions, items) => ValueRef::Array(Box::new(Array {
                dimensions: dimensions.clone(),
                items: items.iter().map(Value::as_ref).collect(),
            })),
            Value::Special(v) => ValueRef::Special(v.clone()),
            Value::Composite(v) => ValueRef::Composite(v.iter().map(Value::as_ref).collect()),
        }
    }
}

struct Replay<'r> {
    row: &'r [Value],
    at: usize,
}

impl Reader for Replay<'_> {
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        let value = self.row.get(self.at);
        self.at += 1;
        value
            .map(Value::as_ref)
            .ok_or_else(|| TypeError::range("another column", END))
    }
    fn is_null(&mut self, ahead: usize) -> bool {
        let value = self.row.get(self.at.saturating_add(ahead));
        matches!(value, Some(Value::Null))
    }
    fn seek(&mut self, position: usize) {
        self.at = position;
    }
    fn position(&self) -> usize {
        self.at
    }
}

/// What readers find after the last column.
const END: &str = "the end of the row";

/// A sink that takes down the rows that go through it.
pub(crate) struct Recording {
    inner: Box<dyn Sink>,
    rows: Vec<Box<[Value]>>,
    cut: bool,
    /// Whether all of them could be taken down.
    whole: bool,
}

impl Recording {
    pub(crate) fn around(inner: Box<dyn Sink>) -> Box<dyn Sink> {
        Box::new(Recording {
            inner,
            rows: Vec::new(),
            cut: false,
            whole: true,
        })
    }

    pub(super) fn apart(
        sink: Option<Box<dyn Sink>>,
        seen: Seen,
    ) -> (Option<Box<dyn Sink>>, Option<Rows>) {
        let recording = sink
            .map(|sink| sink as Box<dyn Any>)
            .and_then(|sink| sink.downcast::<Recording>().ok());
        let Some(recording) = recording else {
            return (None, None);
        };
        let rows = recording.whole.then_some(Rows {
            rows: recording.rows,
            cut: recording.cut,
            seen,
        });
        (Some(recording.inner), rows)
    }

    fn take_down(&mut self, row: &mut dyn Reader) {
        let start = row.position();
        let mut values = Vec::new();
        loop {
            match row.next() {
                Ok(value) => match Value::of(value) {
                    Some(value) => values.push(value),
                    None => {
                        self.whole = false;
                        break;
                    }
                },
                Err(error) => {
                    self.whole &= error.found == END;
                    break;
                }
            }
        }
        row.seek(start);
        self.rows.push(values.into());
    }
}

impl Sink for Recording {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        if self.whole {
            self.take_down(row);
        }
        let more = self.inner.row(row)?;
        self.cut |= !more;
        Ok(more)
    }
    fn begin(&mut self) {
        self.inner.begin();
    }
    fn restart(&mut self) {
        self.rows.clear();
        self.cut = false;
        self.inner.restart();
    }
    fn taken(&self) -> usize {
        self.inner.taken()
    }
}
