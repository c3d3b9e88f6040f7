//! The types of the `chrono` crate.
use super::{Instant, SqlType, TypeError, datetime};
use crate::value::{Kind, Moment, Value, ValueRef};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

/// Days from 0001-01-01 (day 1 of chrono's count) to 1970-01-01.
const EPOCH_DAY: i32 = 719_163;

impl SqlType for DateTime<Utc> {
    const KIND: Kind = Kind::TimestampTz;
    fn into_value(self) -> Value {
        Value::TimestampTz(moment(self))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        read_moment(value, "DateTime<Utc>")
    }
}

impl SqlType for NaiveDateTime {
    const KIND: Kind = Kind::Timestamp;
    fn into_value(self) -> Value {
        Value::Timestamp(moment(self.and_utc()))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        read_moment(value, "NaiveDateTime").map(|instant| instant.naive_utc())
    }
}

impl SqlType for NaiveDate {
    const KIND: Kind = Kind::Date;
    fn into_value(self) -> Value {
        Value::Date(chrono::Datelike::num_days_from_ce(&self) - EPOCH_DAY)
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let days = match value {
            ValueRef::Date(days) => Some(days),
            ValueRef::Text(text) => datetime::date_from_text(text),
            other => return Err(TypeError::mismatch("NaiveDate", &other)),
        };
        days.and_then(|days| NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH_DAY)?))
            .ok_or_else(|| TypeError::range("NaiveDate", "no date of its range"))
    }
}

impl SqlType for NaiveTime {
    const KIND: Kind = Kind::Time;
    fn into_value(self) -> Value {
        // A leap second (23:59:60.x) is kept within its minute's last second.
        let nanos = self.nanosecond().min(999_999_999);
        Value::Time(u64::from(self.num_seconds_from_midnight()) * 1_000_000_000 + u64::from(nanos))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let nanos = match value {
            ValueRef::Time(nanos) => Some(nanos),
            ValueRef::Text(text) => datetime::time_from_text(text),
            other => return Err(TypeError::mismatch("NaiveTime", &other)),
        };
        nanos
            .and_then(|n| {
                NaiveTime::from_num_seconds_from_midnight_opt(
                    u32::try_from(n / 1_000_000_000).ok()?,
                    (n % 1_000_000_000) as u32,
                )
            })
            .ok_or_else(|| TypeError::range("NaiveTime", "no time of its range"))
    }
}

impl Instant for DateTime<Utc> {
    fn moment(self) -> Moment {
        moment(self)
    }
    fn from_moment(moment: Moment) -> Option<Self> {
        DateTime::from_timestamp(moment.seconds, moment.nanos)
    }
}

fn moment(instant: DateTime<Utc>) -> Moment {
    Moment {
        seconds: instant.timestamp(),
        nanos: instant.timestamp_subsec_nanos().min(999_999_999),
    }
}

fn read_moment(value: ValueRef<'_>, expected: &'static str) -> Result<DateTime<Utc>, TypeError> {
    datetime::read_moment(value, expected, |m| {
        DateTime::from_timestamp(m.seconds, m.nanos)
    })
}
