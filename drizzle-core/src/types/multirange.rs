//! Multiranges: sets of ranges, on PostgreSQL.
use super::{RangeItem, RangeType, SqlType, SqlTypeOn, TypeError};
use crate::dialect::HasMultiRanges;
use crate::value::{Kind, Range, Value, ValueRef};

/// Ranges that have nothing in common, in their order: PostgreSQL's `int4multirange` and its like.
///
/// PostgreSQL keeps ranges that touch or overlap as one, and no empty ones.
///
/// ```
/// use drizzle_core::types::{MultiRange, Range};
/// let open = MultiRange(vec![Range::from(1..3), Range::from(5..7)]);
/// assert!(open.0.iter().any(|range| range.contains(&6)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MultiRange<T>(pub Vec<Range<T>>);

impl<T> Default for MultiRange<T> {
    fn default() -> Self {
        MultiRange(Vec::new())
    }
}
impl<T> FromIterator<Range<T>> for MultiRange<T> {
    fn from_iter<I: IntoIterator<Item = Range<T>>>(ranges: I) -> Self {
        MultiRange(ranges.into_iter().collect())
    }
}

impl<T: RangeItem + Clone> SqlType for MultiRange<T> {
    const KIND: Kind = Kind::MultiRange(&Range::<T>::KIND);
    fn into_value(self) -> Value {
        let mut ranges = Vec::with_capacity(self.0.len());
        for range in self.0 {
            match range.into_value() {
                Value::Invalid(_, why) => return Value::Invalid(Self::KIND, why),
                range => ranges.push(range),
            }
        }
        Value::MultiRange(&Range::<T>::KIND, ranges)
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        // Such is how it is read: as an array.
        match value {
            ValueRef::Array(ranges) => ranges.items.into_iter().map(Range::from_value).collect(),
            other => Err(TypeError::mismatch("a multirange", &other)),
        }
    }
}

impl<D: HasMultiRanges, T: RangeItem + Clone> SqlTypeOn<D> for MultiRange<T> {}

impl<T: RangeItem + Clone> RangeType for MultiRange<T> {
    type Item = T;
}
