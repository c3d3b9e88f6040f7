//! Which Rust types a column can have, and how each becomes a [`Value`] and is read back.
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::value::{Kind, Value, ValueRef};
use std::borrow::Cow;

mod allowed;
mod array;
#[cfg(feature = "chrono")]
mod chrono;
mod composite;
mod custom;
pub(crate) mod datetime;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(any(feature = "chrono", feature = "time"))]
mod duration;
mod enums;
mod fixed_bytes;
#[cfg(feature = "json")]
mod json;
mod multirange;
mod newtype;
mod on_dialect;
mod primitives;
mod range;
mod set;
mod special;
mod stored_as;
mod takes;
#[cfg(feature = "time")]
mod time;
mod unix;
#[cfg(feature = "uuid")]
mod uuid;
#[cfg(feature = "uuid")]
mod uuid_forms;
mod year;

pub use crate::value::{CustomDef, CustomSql, Range};
pub use allowed::Allowed;
pub use array::{ArrayType, Element, ListType};
#[doc(hidden)]
pub use composite::{CompositeFields, composite_value};
pub use custom::{CustomType, HasCustom};
#[doc(hidden)]
pub use custom::{custom_value, encoded_kind, read_custom};
#[doc(hidden)]
pub use datetime::{civil_from_days, days_from_civil};
pub use datetime::{
    date_from_text, date_to_text, duration_from_text, duration_to_text, moment_from_text,
    moment_to_text, time_from_text, time_to_text,
};
pub use enums::SqlEnum;
#[cfg(feature = "json")]
pub use json::Json;
pub use multirange::MultiRange;
pub use newtype::Newtype;
#[doc(hidden)]
pub use on_dialect::Within;
pub use on_dialect::{
    FieldOn, HasColumnOf, HasDurations, HasSets, HasSpecial, SqlTypeOn, StoredOn,
};
pub use range::{RangeItem, RangeType};
pub use set::SqlSet;
pub use special::{
    Bits, CiText, Cidr, Circle, HalfVector, Hstore, Inet, Interval, Lexeme, Line, LineSegment,
    Ltree, MacAddr, MacAddr8, Money, Oid, Path, Point, Polygon, Rectangle, SparseVector, TsQuery,
    TsVector, Vector, Weight, Xml,
};
pub use stored_as::kinds;
pub use stored_as::{DefaultFor, StoredAs, as_type};
pub use takes::{Takes, taken, words};
pub use unix::{Instant, UnixMillis, UnixSeconds};
#[cfg(feature = "uuid")]
pub use uuid_forms::{UuidBlob, UuidText};
pub use year::{NoYear, Year};

/// Why a value read from the database is not the expected one. It never holds the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeError {
    /// What the Rust type needs.
    pub expected: Cow<'static, str>,
    /// What the database sent.
    pub found: Cow<'static, str>,
}

impl TypeError {
    /// The value is of another type than `expected`.
    #[cold]
    pub fn mismatch(expected: &'static str, found: &ValueRef<'_>) -> Self {
        TypeError {
            expected: expected.into(),
            found: found.found().into(),
        }
    }

    /// The value is of the right type, but `T` can't hold it.
    #[cold]
    pub fn range(expected: &'static str, found: &'static str) -> Self {
        TypeError {
            expected: expected.into(),
            found: found.into(),
        }
    }
}

/// A Rust type that a column can have. `Option` of it makes the column nullable.
///
/// ```
/// use drizzle_core::types::SqlType;
/// use drizzle_core::value::{Value, ValueRef};
/// assert_eq!(7i32.into_value(), Value::I32(7));
/// assert_eq!(i32::from_value(ValueRef::I64(7)), Ok(7));
/// assert!(i32::from_value(ValueRef::I64(1 << 40)).is_err());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a SQL type",
    note = "columns hold integers, floats, bool, String, Vec<u8>, and with their features chrono, time, uuid, \
            rust_decimal and JSON types; for a type of your own derive `SqlEnum`, `SqlType` or `SqlCustom`"
)]
pub trait SqlType: Sized + Send + 'static {
    /// The logical type, from which each dialect takes its column type.
    const KIND: Kind;
    /// The values that a column can have, where its column type has more: a CHECK sees to it.
    const ALLOWED: Option<Allowed> = None;
    /// The value to bind.
    fn into_value(self) -> Value;
    /// The value read back. It is never NULL: that is `Option`'s affair.
    ///
    /// # Errors
    /// When the database sent another type, or a value that `Self` can't hold.
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError>;
}

/// A struct field's type as a column: a [`SqlType`], or `Option` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the type of a column",
    label = "no database column holds a `{Self}`",
    note = "columns hold integers, floats, bool, String, Vec<u8>, and with their features chrono, time, uuid, \
            rust_decimal and JSON types; for a type of your own derive `SqlEnum`, `SqlType` or `SqlCustom`; `Option` makes a column nullable"
)]
pub trait Field: Sized + Send + 'static {
    /// The type of a value that is not NULL.
    type Type: SqlType;
    /// Whether the column may be NULL.
    type Null: Nullability;
    /// Reads the field.
    ///
    /// # Errors
    /// As [`SqlType::from_value`]; also when a column that may not be NULL is.
    fn read(value: ValueRef<'_>) -> Result<Self, TypeError>;
    /// The field as a value.
    fn into_field_value(self) -> Value;
}

#[diagnostic::do_not_recommend]
impl<T: SqlType> Field for T {
    type Type = T;
    type Null = NotNull;
    #[inline]
    fn read(value: ValueRef<'_>) -> Result<Self, TypeError> {
        T::from_value(value)
    }
    fn into_field_value(self) -> Value {
        self.into_value()
    }
}

#[diagnostic::do_not_recommend]
impl<T: SqlType> Field for Option<T> {
    type Type = T;
    type Null = Nullable;
    #[inline]
    fn read(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
    fn into_field_value(self) -> Value {
        self.map_or(Value::Null(T::KIND), SqlType::into_value)
    }
}
