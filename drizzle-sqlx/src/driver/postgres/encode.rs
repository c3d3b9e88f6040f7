//! Values to parameters, in the binary format.
use super::{array, composite, numeric, range, special};
use drizzle_core::value::{Kind, Moment, Value};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgTypeInfo};
use sqlx::{Arguments as _, Encode, Type};

/// Days from 1970-01-01 to 2000-01-01, where PostgreSQL's calendar begins.
pub(super) const EPOCH_DAYS: i32 = 10_957;
/// The same in seconds.
pub(super) const EPOCH_SECONDS: i64 = EPOCH_DAYS as i64 * 86_400;
/// 4713-11-24 BC, the first day, and the day after the last one (`datetime/timestamp.h`).
const DAYS: std::ops::Range<i64> = -2_451_545..2_145_031_949;
/// From the first moment of that day to the end of the year 294276.
const MICROS: std::ops::Range<i64> = -211_813_488_000_000_000..9_223_371_331_200_000_000;
const DAY_NANOS: u64 = 86_400_000_000_000;

/// The parameters of a statement, or why one can't be sent.
pub(super) fn arguments(values: &[Value]) -> Result<PgArguments, String> {
    let mut arguments = PgArguments::default();
    arguments.reserve(values.len(), values.iter().map(size).sum());
    for (i, value) in values.iter().enumerate() {
        arguments
            .add(Parameter(value))
            .map_err(|e| format!("parameter {}: {e}", i + 1))?;
    }
    Ok(arguments)
}

/// The type that a parameter is declared with. NULL has the same one, so that a text has one set of types.
/// <https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat>
fn oid(kind: Kind) -> Oid {
    let kind = kind.base();
    Oid(match kind {
        Kind::Bool => 16,
        Kind::Bytes | Kind::FixedBytes(_) => 17,
        // There are no types without a sign, so a value of one takes the next one that holds it.
        Kind::I64 | Kind::U32 => 20,
        Kind::I16 | Kind::I8 | Kind::U8 | Kind::Year => 21,
        Kind::I32 | Kind::U16 => 23,
        Kind::Text => 25,
        Kind::F32 => 700,
        Kind::F64 => 701,
        Kind::Date => 1082,
        Kind::Time => 1083,
        Kind::Timestamp => 1114,
        Kind::TimestampTz => 1184,
        Kind::Decimal | Kind::U64 => 1700,
        Kind::Uuid => 2950,
        Kind::Json => 3802,
        Kind::Special(def) => special::oids(def)[0],
        Kind::Range(item) => range::oids(*item)[0],
        Kind::Array(_) => match kind.item().base() {
            Kind::Special(def) => special::oids(def)[1],
            Kind::Range(item) => range::oids(*item)[1],
            Kind::Bool => 1000,
            Kind::Bytes => 1001,
            Kind::I16 => 1005,
            Kind::I32 => 1007,
            Kind::Text | Kind::Enum(_) => 1009,
            Kind::I64 => 1016,
            Kind::F32 => 1021,
            Kind::F64 => 1022,
            Kind::Timestamp => 1115,
            Kind::Date => 1182,
            Kind::Time => 1183,
            Kind::TimestampTz => 1185,
            Kind::Decimal => 1231,
            Kind::Uuid => 2951,
            Kind::Json => 3807,
            _ => 0,
        },
        // The server infers it: the number of an enum type differs from database to database.
        _ => 0,
    })
}

/// The type that elements of an array are declared with. Labels of enums are texts, and the statement casts them.
pub(super) fn element_oid(kind: Kind) -> u32 {
    match kind.base() {
        Kind::Enum(_) => oid(Kind::Text).0,
        kind => oid(kind).0,
    }
}

fn size(value: &Value) -> usize {
    4 + match value {
        Value::Text(v) | Value::Enum(_, v) => v.len(),
        Value::Bytes(v) => v.len(),
        Value::Json(v) | Value::Decimal(v) => v.len() + 8,
        Value::Array(_, v) => 28 + v.items.iter().map(size).sum::<usize>(),
        _ => 8,
    }
}

struct Parameter<'v>(&'v Value);

impl Type<sqlx::Postgres> for Parameter<'_> {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(0))
    }
}

impl Encode<'_, sqlx::Postgres> for Parameter<'_> {
    fn produces(&self) -> Option<PgTypeInfo> {
        Some(PgTypeInfo::with_oid(oid(self.0.kind())))
    }

    fn encode_by_ref(&self, out: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        match self.0 {
            Value::Null(_) => Ok(IsNull::Yes),
            value => {
                plain(value, out)?;
                Ok(IsNull::No)
            }
        }
    }
}

/// Writes a value with its length before it.
pub(super) fn sized(value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
    let start = out.len();
    if value.is_null() {
        out.extend((-1i32).to_be_bytes());
        return Ok(());
    }
    out.extend([0; 4]);
    plain(value, out)?;
    let length = i32::try_from(out.len() - start - 4)
        .map_err(|_| "a value is longer than PostgreSQL takes".to_owned())?;
    out[start..start + 4].copy_from_slice(&length.to_be_bytes());
    Ok(())
}

/// Writes a value that is not NULL.
pub(super) fn plain(value: &Value, out: &mut Vec<u8>) -> Result<(), String> {
    match value {
        Value::Bool(v) => out.push(u8::from(*v)),
        Value::I8(v) => out.extend(i16::from(*v).to_be_bytes()),
        Value::U8(v) => out.extend(i16::from(*v).to_be_bytes()),
        Value::U16(v) => out.extend(i32::from(*v).to_be_bytes()),
        Value::U32(v) => out.extend(i64::from(*v).to_be_bytes()),
        Value::U64(v) => numeric::encode(&v.to_string(), out)?,
        Value::I16(v) => out.extend(v.to_be_bytes()),
        Value::I32(v) => out.extend(v.to_be_bytes()),
        Value::I64(v) => out.extend(v.to_be_bytes()),
        Value::F32(v) => out.extend(v.to_be_bytes()),
        Value::F64(v) => out.extend(v.to_be_bytes()),
        Value::Text(v) | Value::Enum(_, v) => text(v, out)?,
        Value::Bytes(v) => out.extend_from_slice(v),
        Value::Date(v) => out.extend(date(*v)?.to_be_bytes()),
        Value::Time(v) => out.extend(time(*v)?.to_be_bytes()),
        Value::Timestamp(v) | Value::TimestampTz(v) => out.extend(moment(*v)?.to_be_bytes()),
        Value::Uuid(v) => out.extend(v.to_be_bytes()),
        Value::Decimal(v) => numeric::encode(v, out)?,
        Value::Json(v) => {
            // The version of jsonb's format, then the text.
            out.push(1);
            out.extend_from_slice(v.as_bytes());
        }
        Value::Range(_, v) => range::write(v, out)?,
        Value::Composite(def, v) => composite::write(def, v, out)?,
        Value::Special(def, v) => special::write(def, v, out)?,
        Value::Array(element, v) => array::write(**element, v, out)?,
        Value::Invalid(_, why) => return Err(why.to_string()),
        Value::Param(..) | Value::CountParam(_) => {
            return Err("a parameter of a prepared query was given no value".into());
        }
        _ => return Err("PostgreSQL has no such type".into()),
    }
    Ok(())
}

/// A text, which the server keeps without the character NUL only.
pub(super) fn text(text: &str, out: &mut Vec<u8>) -> Result<(), &'static str> {
    if text.contains('\0') {
        return Err(
            "a text holds the character NUL, which the database can't store: leave it out, or use `Vec<u8>`",
        );
    }
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

/// Days since 2000-01-01.
fn date(days: i32) -> Result<i32, &'static str> {
    let days = i64::from(days) - i64::from(EPOCH_DAYS);
    i32::try_from(days)
        .ok()
        .filter(|_| DAYS.contains(&days))
        .ok_or("a date is out of PostgreSQL's range")
}

/// Microseconds since midnight, rounded.
fn time(nanos: u64) -> Result<i64, &'static str> {
    if nanos > DAY_NANOS {
        return Err("a time of day is beyond 24:00");
    }
    Ok(round_to_micros(nanos) as i64)
}

/// Microseconds since 2000-01-01, rounded.
fn moment(moment: Moment) -> Result<i64, &'static str> {
    let whole = moment
        .seconds
        .checked_sub(EPOCH_SECONDS)
        .and_then(|seconds| seconds.checked_mul(1_000_000));
    let micros =
        whole.and_then(|micros| micros.checked_add(round_to_micros(moment.nanos.into()) as i64));
    micros
        .filter(|micros| MICROS.contains(micros))
        .ok_or("a timestamp is out of PostgreSQL's range")
}

/// PostgreSQL keeps microseconds and rounds what is finer, a half to the even neighbour: so it reads text,
/// and so values are sent.
fn round_to_micros(nanos: u64) -> u64 {
    let (micros, rest) = (nanos / 1_000, nanos % 1_000);
    let up = rest > 500 || rest == 500 && micros % 2 == 1;
    micros + u64::from(up)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_the_server_does() {
        for (nanos, micros) in [
            (0, 0),
            (499, 0),
            (500, 0),
            (501, 1),
            (1_500, 2),
            (2_500, 2),
            (999_999_999, 1_000_000),
        ] {
            assert_eq!(round_to_micros(nanos), micros, "{nanos}");
        }
        assert_eq!(
            moment(Moment {
                seconds: 946_684_799,
                nanos: 999_999_999
            }),
            Ok(0)
        );
        assert_eq!(time(DAY_NANOS), Ok(86_400_000_000));
        assert!(time(DAY_NANOS + 1).is_err());
    }

    #[test]
    fn infinity_is_not_sent_by_accident() {
        assert!(date(i32::MIN).is_err());
        assert!(date(i32::MAX).is_err());
        assert_eq!(date(0), Ok(-EPOCH_DAYS));
        assert!(
            moment(Moment {
                seconds: i64::MAX,
                nanos: 0
            })
            .is_err()
        );
        assert!(
            moment(Moment {
                seconds: i64::MIN,
                nanos: 0
            })
            .is_err()
        );
        assert!(moment(Moment::from_micros(i64::MAX)).is_ok_and(|micros| micros < MICROS.end));
        assert!(moment(Moment::from_micros(i64::MIN)).is_err());
    }

    #[test]
    fn null_has_the_type_of_a_value() {
        for value in [
            Value::I32(1),
            Value::Json("1".into()),
            Value::Decimal("1".into()),
        ] {
            assert_eq!(
                Parameter(&Value::Null(value.kind())).produces(),
                Parameter(&value).produces()
            );
        }
    }

    #[test]
    fn what_has_no_form_is_refused_by_position() {
        let error = arguments(&[
            Value::I32(1),
            Value::Invalid(Kind::Json, "a map with odd keys".into()),
        ])
        .err();
        assert_eq!(error.as_deref(), Some("parameter 2: a map with odd keys"));
        assert!(arguments(&[Value::Param(0, Kind::I32)]).is_err());
    }
}
