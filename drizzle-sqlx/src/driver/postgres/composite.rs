//! PostgreSQL's binary composite values: the number of fields, then each with its type and length.
use super::array::Bytes;
use super::decode::{Type, malformed};
use super::encode;
use drizzle_core::types::TypeError;
use drizzle_core::value::{CompositeDef, Form, Kind, Value, ValueRef};
use sqlx::postgres::PgTypeInfo;

/// Writes a value. Only of types that every database has by the same number, the server looks at that.
pub(super) fn write(def: &CompositeDef, fields: &[Value], out: &mut Vec<u8>) -> Result<(), String> {
    if fields.len() != def.fields.len() {
        return Err(format!("a value of type `{}` has not its fields", def.name));
    }
    let count = i32::try_from(fields.len()).map_err(|_| "a type has too many fields".to_owned())?;
    out.extend(count.to_be_bytes());
    for ((name, kind), field) in def.fields.iter().zip(fields) {
        if let Kind::Special(special) = kind.item().base()
            && special.form == Form::Text
        {
            return Err(format!(
                "field `{name}` of type `{}` is a `{}`, which can't be sent within another type: use `String`",
                def.name, special.name
            ));
        }
        out.extend(encode::element_oid(*kind).to_be_bytes());
        encode::sized(field, out)?;
    }
    Ok(())
}

/// Reads a value whose fields have these types.
pub(super) fn read<'r>(
    fields: &[(String, PgTypeInfo)],
    bytes: &'r [u8],
) -> Result<ValueRef<'r>, TypeError> {
    let mut rest = Bytes(bytes);
    let count = rest.length()?;
    // Each has a number and a length of four bytes.
    if count > rest.0.len() / 8 {
        return Err(malformed("value of a composite type"));
    }
    let mut values = Vec::with_capacity(count);
    for at in 0..count {
        let number = u32::from_be_bytes(rest.int()?.to_be_bytes());
        let ty = match fields.get(at) {
            Some((_, info)) if fields.len() == count => Type::Known(info),
            _ => Type::Number(number),
        };
        values.push(rest.value(&ty)?);
    }
    rest.end("value of a composite type")?;
    Ok(ValueRef::Composite(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_bytes() {
        // As `record_send` writes `row(7, null::text)`.
        let def = &CompositeDef {
            sql_types: &[],
            name: "pair",
            schema: None,
            fields: &[("n", Kind::I32), ("t", Kind::Text)],
        };
        let mut bytes = Vec::new();
        let fields = [Value::I32(7), Value::Null(Kind::Text)];
        assert_eq!(write(def, &fields, &mut bytes), Ok(()));
        let expected = [
            [0, 0, 0, 2],
            [0, 0, 0, 23],
            [0, 0, 0, 4],
            [0, 0, 0, 7],
            [0, 0, 0, 25],
            [255; 4],
        ];
        assert_eq!(bytes, expected.concat());
        assert_eq!(
            read(&[], &bytes),
            Ok(ValueRef::Composite(vec![ValueRef::I64(7), ValueRef::Null]))
        );
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..48)) {
            _ = read(&[], &bytes);
        }
    }
}
