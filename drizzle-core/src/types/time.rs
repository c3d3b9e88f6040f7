//! The types of the `time` crate.
use super::{Instant, SqlType, TypeError, datetime};
use crate::value::{Kind, Moment, Value, ValueRef};
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

/// The Julian day of 1970-01-01.
const EPOCH_DAY: i32 = 2_440_588;

impl SqlType for OffsetDateTime {
    const KIND: Kind = Kind::TimestampTz;
    fn into_value(self) -> Value {
        Value::TimestampTz(moment(self))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        read_moment(value, "OffsetDateTime")
    }
}

impl SqlType for PrimitiveDateTime {
    const KIND: Kind = Kind::Timestamp;
    fn into_value(self) -> Value {
        Value::Timestamp(moment(self.assume_utc()))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        read_moment(value, "PrimitiveDateTime")
            .map(|instant| PrimitiveDateTime::new(instant.date(), instant.time()))
    }
}

impl SqlType for Date {
    const KIND: Kind = Kind::Date;
    fn into_value(self) -> Value {
        Value::Date(self.to_julian_day() - EPOCH_DAY)
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let days = match value {
            ValueRef::Date(days) => Some(days),
            ValueRef::Text(text) => datetime::date_from_text(text),
            other => return Err(TypeError::mismatch("Date", &other)),
        };
        days.and_then(|days| Date::from_julian_day(days.checked_add(EPOCH_DAY)?).ok())
            .ok_or_else(|| TypeError::range("Date", "no date of its range"))
    }
}

impl SqlType for Time {
    const KIND: Kind = Kind::Time;
    fn into_value(self) -> Value {
        let (hours, minutes, seconds, nanos) = self.as_hms_nano();
        let whole = u64::from(hours) * 3600 + u64::from(minutes) * 60 + u64::from(seconds);
        Value::Time(whole * 1_000_000_000 + u64::from(nanos))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let nanos = match value {
            ValueRef::Time(nanos) => Some(nanos),
            ValueRef::Text(text) => datetime::time_from_text(text),
            other => return Err(TypeError::mismatch("Time", &other)),
        };
        nanos
            .and_then(|n| {
                let seconds = n / 1_000_000_000;
                Time::from_hms_nano(
                    u8::try_from(seconds / 3600).ok()?,
                    (seconds / 60 % 60) as u8,
                    (seconds % 60) as u8,
                    (n % 1_000_000_000) as u32,
                )
                .ok()
            })
            .ok_or_else(|| TypeError::range("Time", "no time of its range"))
    }
}

impl Instant for OffsetDateTime {
    fn moment(self) -> Moment {
        moment(self)
    }
    fn from_moment(moment: Moment) -> Option<Self> {
        OffsetDateTime::from_unix_timestamp(moment.seconds)
            .ok()?
            .replace_nanosecond(moment.nanos)
            .ok()
    }
}

fn moment(instant: OffsetDateTime) -> Moment {
    Moment {
        seconds: instant.unix_timestamp(),
        nanos: instant.nanosecond(),
    }
}

fn read_moment(value: ValueRef<'_>, expected: &'static str) -> Result<OffsetDateTime, TypeError> {
    datetime::read_moment(value, expected, |m| {
        OffsetDateTime::from_unix_timestamp(m.seconds)
            .ok()?
            .replace_nanosecond(m.nanos)
            .ok()
    })
}
