//! Integers, floats, bool, text and bytes.
use super::{SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};

macro_rules! integer {
    ($($rust:ty, $variant:ident;)*) => {$(
        impl SqlType for $rust {
            const KIND: Kind = Kind::$variant;
            fn into_value(self) -> Value {
                Value::$variant(self)
            }
            #[inline]
            fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
                match value {
                    ValueRef::I64(v) => v.try_into().map_err(|_| TypeError::range(stringify!($rust), "an integer out of its range")),
                    ValueRef::U64(v) => v.try_into().map_err(|_| TypeError::range(stringify!($rust), "an integer out of its range")),
                    // A sum of big integers is a decimal on PostgreSQL and MySQL, there with decimals of zeros.
                    ValueRef::Decimal(v) => whole(&v).parse().map_err(|_| TypeError::range(stringify!($rust), "a decimal that is no integer of its range")),
                    other => Err(TypeError::mismatch(stringify!($rust), &other)),
                }
            }
        }
    )*};
}
integer! { i8, I8; i16, I16; i32, I32; i64, I64; u8, U8; u16, U16; u32, U32; u64, U64; }

/// The digits of a decimal without its decimals, if those are zeros.
fn whole(digits: &str) -> &str {
    match digits.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|b| b == b'0') => whole,
        _ => digits,
    }
}

impl SqlType for f64 {
    const KIND: Kind = Kind::F64;
    fn into_value(self) -> Value {
        Value::F64(self)
    }
    #[inline]
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::F64(v) => Ok(v),
            // SQLite stores 1.0 in an integer or a numeric column as 1; PostgreSQL's avg is a decimal.
            ValueRef::I64(v) => Ok(v as f64),
            ValueRef::U64(v) => Ok(v as f64),
            ValueRef::Decimal(v) => v
                .parse()
                .map_err(|_| TypeError::range("f64", "a decimal out of its range")),
            other => Err(TypeError::mismatch("f64", &other)),
        }
    }
}

impl SqlType for f32 {
    const KIND: Kind = Kind::F32;
    fn into_value(self) -> Value {
        Value::F32(self)
    }
    #[inline]
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        f64::from_value(value)
            .map(|v| v as f32)
            .map_err(|e| TypeError {
                expected: "f32".into(),
                ..e
            })
    }
}

impl SqlType for bool {
    const KIND: Kind = Kind::Bool;
    fn into_value(self) -> Value {
        Value::Bool(self)
    }
    #[inline]
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Bool(v) => Ok(v),
            ValueRef::I64(0) => Ok(false),
            ValueRef::I64(1) => Ok(true),
            ValueRef::I64(_) | ValueRef::U64(_) => {
                Err(TypeError::range("bool (0 or 1)", "another integer"))
            }
            other => Err(TypeError::mismatch("bool", &other)),
        }
    }
}

impl SqlType for String {
    const KIND: Kind = Kind::Text;
    fn into_value(self) -> Value {
        Value::Text(self.into())
    }
    #[inline]
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Text(v) => Ok(v.to_owned()),
            other => Err(TypeError::mismatch("String", &other)),
        }
    }
}

impl SqlType for Vec<u8> {
    const KIND: Kind = Kind::Bytes;
    fn into_value(self) -> Value {
        Value::Bytes(self)
    }
    #[inline]
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        match value {
            ValueRef::Bytes(v) => Ok(v.to_owned()),
            other => Err(TypeError::mismatch("Vec<u8>", &other)),
        }
    }
}
