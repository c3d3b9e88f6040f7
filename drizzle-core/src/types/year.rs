//! A year of four digits.
use super::{SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};
use std::fmt;

/// A year from 1901 to 2155: MySQL's `year`, a 16-bit integer on the other databases.
///
/// A number alone would not do, since MySQL takes those below 100 for other years: 24 for 2024.
///
/// ```
/// use drizzle_core::types::Year;
/// assert_eq!(Year::new(2024).map(Year::get), Some(2024));
/// assert_eq!(Year::new(24), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "u16", into = "u16"))]
pub struct Year(u16);

impl Year {
    /// The first year that there is.
    pub const MIN: Year = Year(1901);
    /// The last year that there is.
    pub const MAX: Year = Year(2155);

    /// The year, if it is one from 1901 to 2155.
    pub const fn new(year: u16) -> Option<Self> {
        match year {
            1901..=2155 => Some(Year(year)),
            _ => None,
        }
    }

    /// Its number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// A number that is no [`Year`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoYear;
impl fmt::Display for NoYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a year is a number from 1901 to 2155")
    }
}
impl std::error::Error for NoYear {}

impl TryFrom<u16> for Year {
    type Error = NoYear;
    fn try_from(year: u16) -> Result<Self, NoYear> {
        Year::new(year).ok_or(NoYear)
    }
}
impl From<Year> for u16 {
    fn from(year: Year) -> u16 {
        year.0
    }
}
impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl SqlType for Year {
    const KIND: Kind = Kind::Year;
    fn into_value(self) -> Value {
        // Not beyond 2155, so it fits.
        Value::I16(self.0 as i16)
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let year = u16::from_value(value).map_err(|e| TypeError {
            expected: "Year".into(),
            ..e
        })?;
        Year::new(year).ok_or_else(|| TypeError::range("Year (1901 to 2155)", "another number"))
    }
}
