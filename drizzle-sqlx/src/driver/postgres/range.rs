//! PostgreSQL's binary ranges: flags, then the bounds that there are.
use super::array::Bytes;
use super::decode::{Type, malformed};
use super::encode;
use drizzle_core::types::TypeError;
use drizzle_core::value::{Kind, Range, Value, ValueRef};
use std::ops::Bound;

// `utils/rangetypes.h`
const EMPTY: u8 = 0x01;
const LOWER_INCLUDED: u8 = 0x02;
const UPPER_INCLUDED: u8 = 0x04;
const NO_LOWER: u8 = 0x08;
const NO_UPPER: u8 = 0x10;

/// The numbers of the type of ranges of a kind, and of its arrays.
pub(super) fn oids(item: Kind) -> [u32; 2] {
    match item {
        Kind::I32 => [3904, 3905],
        Kind::Decimal => [3906, 3907],
        Kind::Timestamp => [3908, 3909],
        Kind::TimestampTz => [3910, 3911],
        Kind::Date => [3912, 3913],
        Kind::I64 => [3926, 3927],
        _ => [0, 0],
    }
}

/// The number of the type of a range's bounds.
pub(super) fn item_oid(range: u32) -> Option<u32> {
    Some(match range {
        3904 => 23,
        3906 => 1700,
        3908 => 1114,
        3910 => 1184,
        3912 => 1082,
        3926 => 20,
        _ => return None,
    })
}

/// Writes a range.
pub(super) fn write(range: &Range<Value>, out: &mut Vec<u8>) -> Result<(), String> {
    let Range::Between(lower, upper) = range else {
        out.push(EMPTY);
        return Ok(());
    };
    let flag = |bound: &Bound<Value>, included, none| match bound {
        Bound::Included(_) => included,
        Bound::Excluded(_) => 0,
        Bound::Unbounded => none,
    };
    out.push(flag(lower, LOWER_INCLUDED, NO_LOWER) | flag(upper, UPPER_INCLUDED, NO_UPPER));
    for bound in [lower, upper] {
        if let Bound::Included(value) | Bound::Excluded(value) = bound {
            encode::sized(value, out)?;
        }
    }
    Ok(())
}

/// Reads a range whose bounds have this type.
pub(super) fn read<'r>(item: &Type<'_>, bytes: &'r [u8]) -> Result<ValueRef<'r>, TypeError> {
    let (flags, rest) = bytes.split_first().ok_or_else(|| malformed("range"))?;
    let mut rest = Bytes(rest);
    let mut bound = |none, included| match (flags & none != 0, flags & included != 0) {
        (true, _) => Ok(Bound::Unbounded),
        (_, true) => rest.value(item).map(Bound::Included),
        (_, false) => rest.value(item).map(Bound::Excluded),
    };
    let range = if flags & EMPTY != 0 {
        Range::Empty
    } else {
        let lower = bound(NO_LOWER, LOWER_INCLUDED)?;
        Range::Between(lower, bound(NO_UPPER, UPPER_INCLUDED)?)
    };
    rest.end("range")?;
    Ok(ValueRef::Range(Box::new(range)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use drizzle_core::types::SqlType;
    use proptest::prelude::*;

    #[test]
    fn known_bytes() {
        // As `range_send` writes `int4range(1, 5)`.
        let mut bytes = Vec::new();
        let value = Range::from(1i32..5).into_value();
        assert_eq!(encode::plain(&value, &mut bytes), Ok(()));
        assert_eq!(bytes, [2, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 5]);
        let back = read(&Type::Number(23), &bytes).map(Range::<i32>::from_value);
        assert_eq!(back, Ok(Ok(Range::from(1..5))));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..32)) {
            for item in [20, 23, 1082, 1114, 1700] {
                _ = read(&Type::Number(item), &bytes);
            }
        }
    }
}
