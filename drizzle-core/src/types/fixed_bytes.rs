//! A fixed number of bytes.
use super::{SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};

/// Exactly `N` bytes: `binary(N)` on MySQL and SQL Server, elsewhere bytes with a CHECK of their length.
impl<const N: usize> SqlType for [u8; N] {
    const KIND: Kind = Kind::FixedBytes(N as u32);
    fn into_value(self) -> Value {
        Value::Bytes(self.to_vec())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Bytes(bytes) => bytes.try_into().map_err(|_| TypeError {
                expected: format!("{N} bytes").into(),
                found: format!("{} bytes", bytes.len()).into(),
            }),
            other => Err(TypeError::mismatch("bytes", &other)),
        }
    }
}
