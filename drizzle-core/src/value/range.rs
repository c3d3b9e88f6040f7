//! Ranges.
use std::ops::{Bound, RangeBounds};

/// All values between two bounds, each of which is included, excluded or missing; or none at all.
///
/// Ranges of integers and dates come back as PostgreSQL keeps them: with the lower bound and without the upper one.
///
/// ```
/// use drizzle_core::types::Range;
/// let week = Range::from(1..8);
/// assert!(week.contains(&7) && !week.contains(&8));
/// assert_eq!(Range::from(1..), Range::new(std::ops::Bound::Included(1), std::ops::Bound::Unbounded));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Range<T> {
    /// No value at all.
    Empty,
    /// The values between a lower and an upper bound.
    Between(Bound<T>, Bound<T>),
}

impl<T> Range<T> {
    /// The values between two bounds.
    pub const fn new(lower: Bound<T>, upper: Bound<T>) -> Self {
        Range::Between(lower, upper)
    }
    /// The lower bound; `None` of the empty range.
    pub const fn lower(&self) -> Option<&Bound<T>> {
        match self {
            Range::Empty => None,
            Range::Between(lower, _) => Some(lower),
        }
    }
    /// The upper bound; `None` of the empty range.
    pub const fn upper(&self) -> Option<&Bound<T>> {
        match self {
            Range::Empty => None,
            Range::Between(_, upper) => Some(upper),
        }
    }
    /// Whether a value is between the bounds.
    pub fn contains(&self, value: &T) -> bool
    where
        T: PartialOrd,
    {
        match self {
            Range::Empty => false,
            Range::Between(lower, upper) => (lower.as_ref(), upper.as_ref()).contains(value),
        }
    }
    /// The same range of other values, or what the first failing bound says.
    pub(crate) fn try_map<'a, U, E>(
        &'a self,
        mut map: impl FnMut(&'a T) -> Result<U, E>,
    ) -> Result<Range<U>, E> {
        let mut bound = |bound: &'a Bound<T>| {
            Ok(match bound {
                Bound::Included(v) => Bound::Included(map(v)?),
                Bound::Excluded(v) => Bound::Excluded(map(v)?),
                Bound::Unbounded => Bound::Unbounded,
            })
        };
        Ok(match self {
            Range::Empty => Range::Empty,
            Range::Between(lower, upper) => Range::Between(bound(lower)?, bound(upper)?),
        })
    }
}

macro_rules! from_std {
    ($($std:ty, $range:ident => $lower:expr, $upper:expr;)*) => {$(
        impl<T> From<$std> for Range<T> {
            fn from($range: $std) -> Self {
                Range::Between($lower, $upper)
            }
        }
    )*};
}
from_std! {
    std::ops::Range<T>, range => Bound::Included(range.start), Bound::Excluded(range.end);
    std::ops::RangeFrom<T>, range => Bound::Included(range.start), Bound::Unbounded;
    std::ops::RangeTo<T>, range => Bound::Unbounded, Bound::Excluded(range.end);
    std::ops::RangeToInclusive<T>, range => Bound::Unbounded, Bound::Included(range.end);
    std::ops::RangeFull, _range => Bound::Unbounded, Bound::Unbounded;
}
/// As its bounds are; one that was iterated to its end is not empty.
impl<T> From<std::ops::RangeInclusive<T>> for Range<T> {
    fn from(range: std::ops::RangeInclusive<T>) -> Self {
        let (lower, upper) = range.into_inner();
        Range::Between(Bound::Included(lower), Bound::Included(upper))
    }
}
