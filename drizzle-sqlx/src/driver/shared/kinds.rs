//! The types of parameters, as part of a statement's text.
use drizzle_core::value::{Kind, Value};
use std::fmt::Write as _;

/// Writes the types of the parameters into the text. A connection keeps prepared statements by their text,
/// with the types that came first.
pub(crate) fn note_kinds(text: &mut String, values: &[Value]) {
    text.push_str(" /*");
    for value in values {
        _ = write!(text, " {}", short_name(value.kind().item().base()));
        if let Kind::Array(_) = value.kind() {
            text.push_str("[]");
        }
    }
    text.push_str(" */");
}

fn short_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::I8 => "i1",
        Kind::I16 => "i2",
        Kind::I32 => "i4",
        Kind::I64 => "i8",
        Kind::U8 => "u1",
        Kind::U16 => "u2",
        Kind::U32 => "u4",
        Kind::U64 => "u8",
        Kind::F32 => "f4",
        Kind::F64 => "f8",
        Kind::Text => "t",
        Kind::Bytes => "bytea",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Timestamp => "ts",
        Kind::TimestampTz => "tstz",
        Kind::Uuid => "uuid",
        Kind::Decimal => "num",
        Kind::Json => "json",
        Kind::Year => "year",
        Kind::Duration => "span",
        Kind::FixedBytes(_) => "bytea",
        Kind::Enum(_) => "enum",
        Kind::Set(_) => "set",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_noted() {
        let mut text = "select $1, $2".to_owned();
        note_kinds(&mut text, &[Value::I32(1), Value::Text("*/".into())]);
        assert_eq!(text, "select $1, $2 /* i4 t */");
    }
}
