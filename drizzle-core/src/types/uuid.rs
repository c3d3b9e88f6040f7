//! `uuid::Uuid`.
use super::{SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};
use uuid::Uuid;

impl SqlType for Uuid {
    const KIND: Kind = Kind::Uuid;
    fn into_value(self) -> Value {
        Value::Uuid(self.as_u128())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Uuid(v) => Ok(Uuid::from_u128(v)),
            ValueRef::Text(v) => {
                Uuid::try_parse(v).map_err(|_| TypeError::range("Uuid", "text that is no UUID"))
            }
            ValueRef::Bytes(v) => {
                Uuid::from_slice(v).map_err(|_| TypeError::range("Uuid", "bytes that are no UUID"))
            }
            other => Err(TypeError::mismatch("Uuid", &other)),
        }
    }
}
