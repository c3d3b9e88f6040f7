//! PostgreSQL's binary arrays: dimensions, then the elements with their lengths.
use super::decode::{self, Type};
use super::encode;
use drizzle_core::types::TypeError;
use drizzle_core::value::{Array, Kind, Value, ValueRef};
use std::borrow::Cow;

/// The most dimensions that the server takes (`MAXDIM`).
const MOST_DIMENSIONS: usize = 6;

/// Writes an array.
pub(super) fn write(element: Kind, array: &Array<Value>, out: &mut Vec<u8>) -> Result<(), String> {
    let long = |_| "an array has more elements than PostgreSQL takes".to_owned();
    if array.dimensions.len() > MOST_DIMENSIONS {
        return Err(format!(
            "PostgreSQL's arrays have at most {MOST_DIMENSIONS} dimensions"
        ));
    }
    let dimensions = array.dimensions.len() as i32;
    let nulls = i32::from(array.items.iter().any(Value::is_null));
    out.extend(dimensions.to_be_bytes());
    out.extend(nulls.to_be_bytes());
    out.extend(encode::element_oid(element.item()).to_be_bytes());
    for length in &array.dimensions {
        out.extend(i32::try_from(*length).map_err(long)?.to_be_bytes());
        // The position of the first element.
        out.extend(1i32.to_be_bytes());
    }
    array
        .items
        .iter()
        .try_for_each(|item| encode::sized(item, out))
}

/// Reads an array whose elements have this type.
pub(super) fn read<'r>(element: &Type<'_>, bytes: &'r [u8]) -> Result<ValueRef<'r>, TypeError> {
    let mut rest = Bytes(bytes);
    let dimensions = rest.length()?;
    // Whether there are NULLs, and the number of the element's type, which is known.
    rest.int()?;
    rest.int()?;
    if dimensions > MOST_DIMENSIONS {
        return Err(malformed());
    }
    let mut array = Array {
        dimensions: Vec::with_capacity(dimensions),
        items: Vec::new(),
    };
    for _ in 0..dimensions {
        array.dimensions.push(rest.length()?);
        if rest.int()? != 1 {
            return Err(TypeError {
                expected: "an array whose first element has the position 1".into(),
                found: "another position".into(),
            });
        }
    }
    let count = match dimensions {
        0 => 0,
        _ => (array.dimensions.iter())
            .try_fold(1usize, |n, length| n.checked_mul(*length))
            .ok_or_else(malformed)?,
    };
    // Each element has a length of four bytes at least, so that the number can't be made up.
    if count > rest.0.len() / 4 {
        return Err(malformed());
    }
    array.items.reserve_exact(count);
    for _ in 0..count {
        array.items.push(rest.value(element)?);
    }
    match rest.0 {
        [] => Ok(ValueRef::Array(Box::new(array))),
        _ => Err(malformed()),
    }
}

#[cold]
fn malformed() -> TypeError {
    decode::malformed("array")
}

/// Bytes that are read from their start.
pub(super) struct Bytes<'r>(pub(super) &'r [u8]);

impl<'r> Bytes<'r> {
    pub(super) fn take(&mut self, length: usize) -> Result<&'r [u8], TypeError> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or_else(malformed_value)?;
        self.0 = rest;
        Ok(taken)
    }
    pub(super) fn int(&mut self) -> Result<i32, TypeError> {
        decode::fixed(self.take(4)?, "integer").map(i32::from_be_bytes)
    }
    /// Nothing is left.
    pub(super) fn end(&self, name: &'static str) -> Result<(), TypeError> {
        match self.0 {
            [] => Ok(()),
            _ => Err(decode::malformed(name)),
        }
    }
    /// A number of things.
    pub(super) fn length(&mut self) -> Result<usize, TypeError> {
        usize::try_from(self.int()?).map_err(|_| malformed_value())
    }
    /// A value with its length before it; NULL if that is -1.
    pub(super) fn value(&mut self, ty: &Type<'_>) -> Result<ValueRef<'r>, TypeError> {
        match self.int()? {
            -1 => Ok(ValueRef::Null),
            length => {
                let length = usize::try_from(length).map_err(|_| malformed_value())?;
                decode::typed(ty, self.take(length)?)
            }
        }
    }
}

#[cold]
fn malformed_value() -> TypeError {
    TypeError {
        expected: Cow::Borrowed("a whole value"),
        found: Cow::Borrowed("bytes that end too early"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use drizzle_core::types::SqlType;
    use proptest::prelude::*;

    fn there_and_back<T: SqlType>(value: T) -> Result<T, String> {
        let value = value.into_value();
        let mut bytes = Vec::new();
        encode::plain(&value, &mut bytes)?;
        let oid = encode::element_oid(value.kind().item());
        let read = read(&Type::Number(oid), &bytes).map_err(|e| format!("{e:?}"))?;
        T::from_value(read).map_err(|e| format!("{e:?}"))
    }

    #[test]
    fn known_bytes() {
        // As `array_send` writes `array[1, null]::int4[]`.
        let mut bytes = Vec::new();
        let value = vec![Some(1i32), None].into_value();
        assert_eq!(encode::plain(&value, &mut bytes), Ok(()));
        let words: [i32; 8] = [1, 1, 23, 2, 1, 4, 1, -1];
        let expected: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        assert_eq!(bytes, expected);
        assert_eq!(
            read(&Type::Number(23), &bytes).map(|v| v == value.as_ref()),
            Ok(true)
        );
        // `array_send` of the empty array.
        assert_eq!(
            read(&Type::Number(23), &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23]),
            Ok(ValueRef::Array(Box::new(Array::of(vec![]))))
        );
    }

    #[test]
    fn more_dimensions_than_the_server_takes_are_refused() {
        let deep = vec![vec![vec![vec![vec![vec![vec![1i32]]]]]]];
        assert!(encode::plain(&deep.into_value(), &mut Vec::new()).is_err());
    }

    #[test]
    fn lengths_that_lie_are_refused() {
        let head: [i32; 5] = [1, 0, 23, i32::MAX, 1];
        let bytes: Vec<u8> = head.iter().flat_map(|word| word.to_be_bytes()).collect();
        assert!(read(&Type::Number(23), &bytes).is_err());
    }

    proptest! {
        #[test]
        fn numbers_come_back(values in proptest::collection::vec(any::<Option<i64>>(), 0..20)) {
            prop_assert_eq!(there_and_back(values.clone()), Ok(values));
        }
        #[test]
        fn texts_come_back(rows in 0usize..4, columns in 1usize..4, text in "\\PC{0,8}") {
            let values = vec![vec![Some(text); columns]; rows];
            prop_assert_eq!(there_and_back(values.clone()), Ok(values));
        }
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..96), words in proptest::collection::vec(0i32..4, 0..12)) {
            _ = read(&Type::Number(23), &bytes);
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            _ = read(&Type::Number(25), &bytes);
        }
    }
}
