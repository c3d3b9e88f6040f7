//! `rust_decimal::Decimal`.
use super::{SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};
use rust_decimal::Decimal;

impl SqlType for Decimal {
    const KIND: Kind = Kind::Decimal;
    fn into_value(self) -> Value {
        Value::Decimal(self.to_string().into())
    }
    fn from_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        // `from_str_exact` refuses what it would have to round.
        let parse = |v: &str| {
            Decimal::from_str_exact(v)
                // A column of many decimals fills them up with zeros.
                .or_else(|e| match v.contains('.') {
                    true => Decimal::from_str_exact(v.trim_end_matches('0').trim_end_matches('.')),
                    false => Err(e),
                })
                .map_err(|_| TypeError::range("Decimal", "a number that it can't hold exactly"))
        };
        match value {
            ValueRef::Decimal(v) => parse(&v),
            ValueRef::Text(v) => parse(v),
            ValueRef::I64(v) => Ok(v.into()),
            ValueRef::U64(v) => Ok(v.into()),
            other => Err(TypeError::mismatch("Decimal", &other)),
        }
    }
}
