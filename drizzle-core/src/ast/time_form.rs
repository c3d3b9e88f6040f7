//! Functions of dates and times.
use crate::value::Kind;

/// A function of dates and times whose text each dialect knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeForm {
    /// This moment.
    Now(Clock),
    /// The start of the unit of time that something lies in.
    Truncate(Unit, Clock),
    /// So many units later.
    Add(Unit, Clock),
    /// The days from the second date to the first.
    Days,
    /// The whole seconds since 1970.
    Epoch,
}

/// What dates and times tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A date and a time without a zone.
    Local,
    /// A point in time.
    Instant,
}

impl Clock {
    /// That of a kind.
    pub(crate) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Date => Clock::Date,
            Kind::Time => Clock::Time,
            Kind::TimestampTz => Clock::Instant,
            _ => Clock::Local,
        }
    }
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what they are")]
pub enum Unit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// A text with the name of a unit in it.
macro_rules! with_unit {
    ($unit:expr, $before:literal, $after:literal) => {
        match $unit {
            $crate::ast::Unit::Year => concat!($before, "year", $after),
            $crate::ast::Unit::Month => concat!($before, "month", $after),
            $crate::ast::Unit::Day => concat!($before, "day", $after),
            $crate::ast::Unit::Hour => concat!($before, "hour", $after),
            $crate::ast::Unit::Minute => concat!($before, "minute", $after),
            $crate::ast::Unit::Second => concat!($before, "second", $after),
        }
    };
}
pub(crate) use with_unit;

impl TimeForm {
    /// As PostgreSQL writes it; see [`Form::standard`](super::Form).
    pub(crate) fn standard(self) -> &'static str {
        match self {
            TimeForm::Now(Clock::Instant) => "now()",
            TimeForm::Now(Clock::Local) => "(now() at time zone 'UTC')",
            TimeForm::Now(Clock::Date) => "cast(now() at time zone 'UTC' as date)",
            TimeForm::Now(Clock::Time) => "cast(now() at time zone 'UTC' as time)",
            TimeForm::Truncate(unit, Clock::Instant) => with_unit!(
                unit,
                "(date_trunc('",
                "', [0] at time zone 'UTC') at time zone 'UTC')"
            ),
            TimeForm::Truncate(unit, Clock::Date) => {
                with_unit!(
                    unit,
                    "cast(date_trunc('",
                    "', cast({0} as timestamp)) as date)"
                )
            }
            TimeForm::Truncate(unit, _) => with_unit!(unit, "date_trunc('", "', {0})"),
            // A day in UTC always has so many hours, and a month is one of UTC.
            TimeForm::Add(Unit::Day, Clock::Instant) => {
                "([0] + cast({1} as integer) * interval '24 hours')"
            }
            TimeForm::Add(Unit::Month, Clock::Instant) => {
                "(([0] at time zone 'UTC' + cast({1} as integer) * interval '1 month') at time zone 'UTC')"
            }
            TimeForm::Add(unit, Clock::Date) => with_unit!(
                unit,
                "cast([0] + cast({1} as integer) * interval '1 ",
                "' as date)"
            ),
            TimeForm::Add(unit, _) => {
                with_unit!(unit, "([0] + cast({1} as integer) * interval '1 ", "')")
            }
            TimeForm::Days => "([0] - cast({1} as date))",
            TimeForm::Epoch => "cast(floor(extract(epoch from {0})) as bigint)",
        }
    }
}
