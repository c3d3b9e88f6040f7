//! Spans of time.
use super::{Special, elements, special};

/// A span of time as PostgreSQL and CockroachDB keep it: a month is no number of days, and a day no number of hours.
///
/// ```
/// use drizzle_core::types::Interval;
/// let week = Interval::days(7);
/// assert_eq!(week + Interval::hours(1), Interval { months: 0, days: 7, micros: 3_600_000_000 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Interval {
    /// Months; twelve are a year.
    pub months: i32,
    /// Days, each from midnight to midnight.
    pub days: i32,
    /// Microseconds.
    pub micros: i64,
}

impl Interval {
    /// No time at all.
    pub const ZERO: Interval = Interval::new(0, 0, 0);

    /// Months, days and microseconds.
    pub const fn new(months: i32, days: i32, micros: i64) -> Self {
        Interval {
            months,
            days,
            micros,
        }
    }
    /// This many months.
    pub const fn months(months: i32) -> Self {
        Interval::new(months, 0, 0)
    }
    /// This many days.
    pub const fn days(days: i32) -> Self {
        Interval::new(0, days, 0)
    }
    /// This many hours; at most some 292 thousand years of them.
    pub const fn hours(hours: i64) -> Self {
        Interval::new(0, 0, hours.saturating_mul(3_600_000_000))
    }
    /// This many seconds; at most some 292 thousand years of them.
    pub const fn seconds(seconds: i64) -> Self {
        Interval::new(0, 0, seconds.saturating_mul(1_000_000))
    }
    /// This many microseconds.
    pub const fn micros(micros: i64) -> Self {
        Interval::new(0, 0, micros)
    }
    /// Both, part by part; `None` if a part does not fit.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match (
            self.months.checked_add(other.months),
            self.days.checked_add(other.days),
            self.micros.checked_add(other.micros),
        ) {
            (Some(months), Some(days), Some(micros)) => Some(Interval::new(months, days, micros)),
            _ => None,
        }
    }
}

/// Part by part; a part that does not fit is the greatest or least one.
impl std::ops::Add for Interval {
    type Output = Interval;
    fn add(self, other: Self) -> Self {
        Interval::new(
            self.months.saturating_add(other.months),
            self.days.saturating_add(other.days),
            self.micros.saturating_add(other.micros),
        )
    }
}

special! {
    Interval, "interval", Plain,
        |v| Ok(Special::Interval(v.months, v.days, v.micros)),
        |shape| match shape {
            Special::Interval(months, days, micros) => Some(Interval { months, days, micros }),
            _ => None,
        };
}
elements! { Interval }
