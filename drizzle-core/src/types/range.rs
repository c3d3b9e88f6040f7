//! Ranges of integers, decimals, dates and timestamps, on PostgreSQL.
use super::on_dialect::{AnyArray, AnyGap};
use super::{HasSpecial, SqlType, SqlTypeOn, TypeError};
use crate::value::{Kind, Range, Value, ValueRef};

/// What a [`Range`] can be of.
#[diagnostic::on_unimplemented(
    message = "there are no ranges of `{Self}`",
    label = "PostgreSQL has no range type for `{Self}`",
    note = "ranges are of `i32`, `i64`, `Decimal`, and the dates and timestamps of chrono and time"
)]
pub trait RangeItem: SqlType {}
impl RangeItem for i32 {}
impl RangeItem for i64 {}
#[cfg(feature = "rust_decimal")]
impl RangeItem for rust_decimal::Decimal {}
#[cfg(feature = "chrono")]
mod of_chrono {
    impl super::RangeItem for chrono::NaiveDate {}
    impl super::RangeItem for chrono::NaiveDateTime {}
    impl super::RangeItem for chrono::DateTime<chrono::Utc> {}
}
#[cfg(feature = "time")]
mod of_time {
    impl super::RangeItem for time::Date {}
    impl super::RangeItem for time::PrimitiveDateTime {}
    impl super::RangeItem for time::OffsetDateTime {}
}

impl<T: RangeItem + Clone> SqlType for Range<T> {
    const KIND: Kind = Kind::Range(&T::KIND);
    fn into_value(self) -> Value {
        let bound = |item: &T| match item.clone().into_value() {
            Value::Invalid(_, why) => Err(why),
            value => Ok(value),
        };
        match self.try_map(bound) {
            Ok(range) => Value::Range(&T::KIND, Box::new(range)),
            Err(why) => Value::Invalid(Self::KIND, why),
        }
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Range(range) => range.try_map(|item| T::from_value(item.clone())),
            other => Err(TypeError::mismatch("a range", &other)),
        }
    }
}

impl<D: HasSpecial<Range<T>>, T: RangeItem + Clone> SqlTypeOn<D> for Range<T> {}
#[diagnostic::do_not_recommend]
impl<T: RangeItem> HasSpecial<Range<T>> for AnyArray {}
#[diagnostic::do_not_recommend]
impl<T: RangeItem> HasSpecial<Range<T>> for AnyGap {}

/// A type of ranges, and what they are of.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no range",
    label = "expected a `Range`"
)]
pub trait RangeType: SqlType {
    /// The type of a bound.
    type Item: SqlType;
}
impl<T: RangeItem + Clone> RangeType for Range<T> {
    type Item = T;
}
