//! UUIDs in other forms than the one that a database has for them: [`UuidBlob`] and [`UuidText`].
use super::{SqlType, SqlTypeOn, TypeError};
use crate::schema::SqlTypeDef;
use crate::value::{CustomDef, Kind, Value, ValueRef, uuid_text};
use std::ops::Deref;
use uuid::Uuid;

/// A UUID that a column keeps as its 16 bytes, on every database: `blob` on SQLite, where [`Uuid`] is text.
///
/// ```
/// use drizzle_core::types::{SqlType, UuidBlob};
/// use drizzle_core::value::Value;
/// let id = UuidBlob(uuid::Uuid::from_u128(7));
/// assert_eq!(id.into_value(), Value::Bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7].into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct UuidBlob(pub Uuid);

/// A UUID that a column keeps as text, with hyphens and in lower case, on every database: `char(36)` on MySQL, where
/// [`Uuid`] is `binary(16)`.
///
/// ```
/// use drizzle_core::types::{SqlType, UuidText};
/// use drizzle_core::value::ValueRef;
/// let id = UuidText(uuid::Uuid::from_u128(7));
/// assert_eq!(UuidText::from_value(ValueRef::Text("00000000-0000-0000-0000-000000000007")), Ok(id));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct UuidText(pub Uuid);

static TEXT: CustomDef = CustomDef::everywhere("UuidText", &Kind::Text, SqlTypeDef::Char(36));

impl SqlType for UuidBlob {
    const KIND: Kind = Kind::FixedBytes(16);
    fn into_value(self) -> Value {
        Value::Bytes(self.0.as_bytes().to_vec())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        Uuid::from_value(value).map(UuidBlob)
    }
}

impl SqlType for UuidText {
    const KIND: Kind = Kind::Custom(&TEXT);
    fn into_value(self) -> Value {
        let text = uuid_text(self.0.as_u128());
        Value::Custom(&TEXT, Box::new(Value::Text(text.into())))
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        Uuid::from_value(value).map(UuidText)
    }
}

macro_rules! forms {
    ($($name:ident)*) => {$(
        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                $name(uuid)
            }
        }
        impl Deref for $name {
            type Target = Uuid;
            fn deref(&self) -> &Uuid {
                &self.0
            }
        }
        impl<D> SqlTypeOn<D> for $name {}
    )*};
}
forms! { UuidBlob UuidText }
