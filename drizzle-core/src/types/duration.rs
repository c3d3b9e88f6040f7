//! Lengths of time: the types of `chrono` and `time` that MySQL's `time` holds, to 838 hours and with a sign.
use super::{SqlType, TypeError, datetime};
use crate::value::{Kind, Value, ValueRef};

fn value(nanos: Option<i64>) -> Value {
    match nanos {
        Some(nanos) => Value::Duration(nanos),
        None => Value::Invalid(
            Kind::Duration,
            "a length of time is longer than any database keeps".into(),
        ),
    }
}

fn nanos(value: ValueRef<'_>, expected: &'static str) -> Result<i64, TypeError> {
    let read = match value {
        ValueRef::Duration(nanos) => Some(nanos),
        ValueRef::Time(nanos) => i64::try_from(nanos).ok(),
        ValueRef::Text(text) => datetime::duration_from_text(text),
        other => return Err(TypeError::mismatch(expected, &other)),
    };
    read.ok_or_else(|| TypeError::range(expected, "no length of time of its range"))
}

#[cfg(feature = "chrono")]
impl SqlType for chrono::TimeDelta {
    const KIND: Kind = Kind::Duration;
    fn into_value(self) -> Value {
        value(self.num_nanoseconds())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        nanos(value, "TimeDelta").map(chrono::TimeDelta::nanoseconds)
    }
}

#[cfg(feature = "time")]
impl SqlType for time::Duration {
    const KIND: Kind = Kind::Duration;
    fn into_value(self) -> Value {
        value(i64::try_from(self.whole_nanoseconds()).ok())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        nanos(value, "Duration").map(time::Duration::nanoseconds)
    }
}
