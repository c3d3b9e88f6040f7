//! Arrays: `Vec` of a type, of `Option` of one where elements may be NULL, and of `Vec` for more dimensions.
use super::on_dialect::{AnyArray, AnyGap};
use super::{DefaultFor, Field, SqlType, SqlTypeOn, TypeError};
use crate::value::{Array, Kind, Value, ValueRef, sent};

/// What an array can hold: a [`SqlType`], `Option` of one that is no array, or a `Vec` of such.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the element of an array",
    label = "no array holds a `{Self}`",
    note = "an element is a SQL type, `Option` of one where it may be NULL, or a `Vec` of such for another dimension; \
            for bytes use `Vec<u8>`"
)]
pub trait Element: Field {}
#[diagnostic::do_not_recommend]
impl<T: SqlType + SqlTypeOn<AnyArray>> Element for T {}
#[diagnostic::do_not_recommend]
impl<T: SqlType + SqlTypeOn<AnyGap>> Element for Option<T> {}

/// A type of arrays, and what is in them.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is not an array",
    label = "expected an array",
    note = "arrays are columns of type `Vec<T>`; `Vec<u8>` is bytes"
)]
pub trait ArrayType: SqlType {
    /// The type of an element that is not NULL.
    type Item: SqlType;
}
impl<E: Element> ArrayType for Vec<E> {
    type Item = E::Type;
}

/// A type of arrays whose elements are no arrays.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is not an array of one dimension",
    label = "expected an array whose elements are no arrays"
)]
pub trait ListType: ArrayType {}
impl<E: Element<Type: SqlTypeOn<AnyGap>>> ListType for Vec<E> {}

/// An array. On PostgreSQL the rows of a `Vec<Vec<T>>` all have the same length; a value whose rows have not is an
/// error before anything is sent.
impl<E: Element> SqlType for Vec<E> {
    const KIND: Kind = Kind::Array(&<E::Type as SqlType>::KIND);
    fn into_value(self) -> Value {
        let items = self
            .into_iter()
            .map(E::into_field_value)
            .map(sent)
            .collect();
        array_value(&<E::Type as SqlType>::KIND, items)
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        items(value)?.into_iter().map(E::read).collect()
    }
}

/// The value of an array whose elements have this kind.
fn array_value(element: &'static Kind, items: Vec<Value>) -> Value {
    let invalid = |why: &str| Value::Invalid(Kind::Array(element), why.into());
    if let Some(Value::Invalid(_, why)) = items.iter().find(|v| matches!(v, Value::Invalid(..))) {
        return invalid(why);
    }
    if !matches!(element, Kind::Array(_)) {
        return Value::Array(element, Box::new(Array::of(items)));
    }
    let rows = items.into_iter().filter_map(|item| match item {
        Value::Array(_, row) => Some(*row),
        _ => None,
    });
    match Array::stacked(rows.collect()) {
        Ok(array) => Value::Array(element, Box::new(array)),
        Err(why) => invalid(why),
    }
}

/// The elements, or the rows if there are several dimensions.
fn items(value: ValueRef<'_>) -> Result<Vec<ValueRef<'_>>, TypeError> {
    match value {
        ValueRef::Array(array) if array.dimensions.len() <= 1 => Ok(array.items),
        ValueRef::Array(array) => Ok(array
            .rows()
            .map(|row| ValueRef::Array(Box::new(row)))
            .collect()),
        other => Err(TypeError::mismatch("an array", &other)),
    }
}

#[diagnostic::do_not_recommend]
impl<E: Element, V: DefaultFor<E::Type>, const N: usize> DefaultFor<Vec<E>> for [V; N] {
    fn default_value(self) -> Value {
        let items = self.into_iter().map(DefaultFor::default_value).collect();
        array_value(&<E::Type as SqlType>::KIND, items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back<T: SqlType>(value: &Value) -> Result<T, TypeError> {
        T::from_value(value.as_ref())
    }

    #[test]
    fn arrays_come_back() {
        let plain = vec![1i32, 2, 3];
        assert_eq!(back::<Vec<i32>>(&plain.clone().into_value()), Ok(plain));
        let nulls = vec![Some("a".to_owned()), None];
        assert_eq!(
            back::<Vec<Option<String>>>(&nulls.clone().into_value()),
            Ok(nulls)
        );
        let deep = vec![
            vec![vec![1i64, 2], vec![3, 4]],
            vec![vec![5, 6], vec![7, 8]],
        ];
        let value = deep.clone().into_value();
        let Value::Array(_, array) = &value else {
            panic!("an array");
        };
        assert_eq!(array.dimensions, [2, 2, 2]);
        assert_eq!(back::<Vec<Vec<Vec<i64>>>>(&value), Ok(deep));
        let bytes = vec![vec![1u8], vec![]];
        let value = bytes.clone().into_value();
        assert_eq!(value.kind(), Kind::Array(&Kind::Bytes));
        assert_eq!(back::<Vec<Vec<u8>>>(&value), Ok(bytes));
    }

    #[test]
    fn an_empty_array_has_no_dimensions() {
        let value = Vec::<Vec<i32>>::new().into_value();
        assert_eq!(back::<Vec<Vec<i32>>>(&value), Ok(vec![]));
        assert_eq!(back::<Vec<i32>>(&value), Ok(vec![]));
    }

    #[test]
    fn what_is_no_rectangle_is_invalid() {
        for rows in [
            vec![vec![1i32], vec![1, 2]],
            vec![vec![]],
            vec![vec![1], vec![]],
        ] {
            assert!(matches!(
                rows.into_value(),
                Value::Invalid(Kind::Array(_), _)
            ));
        }
    }

    #[test]
    fn null_and_other_dimensions_are_told() {
        let nulls = vec![Some(1i32), None].into_value();
        assert!(back::<Vec<i32>>(&nulls).is_err());
        let flat = vec![1i32].into_value();
        assert!(back::<Vec<Vec<i32>>>(&flat).is_err());
        let deep = vec![vec![1i32]].into_value();
        assert_eq!(
            back::<Vec<i32>>(&deep).map_err(|e| e.found),
            Err("an array".into())
        );
    }
}
