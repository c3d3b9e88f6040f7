//! Rows to values, from the binary format, without copying.
use super::encode::{EPOCH_DAYS, EPOCH_SECONDS};
use super::{array, composite, numeric, range, special};
use drizzle_core::decode::Reader;
use drizzle_core::types::TypeError;
use drizzle_core::value::{Moment, ValueRef};
use sqlx::postgres::{PgRow, PgTypeInfo, PgTypeKind, PgValueRef};
use sqlx::{Row as _, TypeInfo as _, ValueRef as _};
use std::borrow::Cow;

/// A row, read from left to right.
pub(super) struct Row<'r> {
    row: &'r PgRow,
    next: usize,
}

impl<'r> Row<'r> {
    pub(super) fn new(row: &'r PgRow) -> Self {
        Row { row, next: 0 }
    }
}

impl Reader for Row<'_> {
    #[inline]
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        let raw = self
            .row
            .try_get_raw(self.next)
            .map_err(|_| error("another column", "the end of the row"))?;
        self.next += 1;
        value(&raw)
    }
    fn is_null(&mut self, ahead: usize) -> bool {
        self.row
            .try_get_raw(self.next + ahead)
            .is_ok_and(|raw| raw.is_null())
    }
    fn seek(&mut self, position: usize) {
        self.next = position;
    }
    fn position(&self) -> usize {
        self.next
    }
}

#[cold]
fn error(expected: impl Into<Cow<'static, str>>, found: impl Into<Cow<'static, str>>) -> TypeError {
    TypeError {
        expected: expected.into(),
        found: found.into(),
    }
}

#[inline]
fn value<'r>(raw: &PgValueRef<'r>) -> Result<ValueRef<'r>, TypeError> {
    if raw.is_null() {
        return Ok(ValueRef::Null);
    }
    let bytes = raw.as_bytes().map_err(|_| error("bytes", "none"))?;
    let info = raw.type_info();
    match built_in(info.oid().map_or(0, |oid| oid.0), bytes)? {
        Some(value) => Ok(value),
        None => custom(&info, bytes),
    }
}

/// The type of a value, as far as it is known.
pub(super) enum Type<'i> {
    /// As the connection looked it up.
    Known(&'i PgTypeInfo),
    /// By its number.
    Number(u32),
}

/// A value within another, which is not NULL.
pub(super) fn typed<'r>(ty: &Type<'_>, bytes: &'r [u8]) -> Result<ValueRef<'r>, TypeError> {
    let oid = match ty {
        Type::Known(info) => info.oid().map_or(0, |oid| oid.0),
        Type::Number(oid) => *oid,
    };
    match (built_in(oid, bytes)?, ty) {
        (Some(value), _) => Ok(value),
        (None, Type::Known(info)) => custom(info, bytes),
        (None, Type::Number(_)) => Err(unnamed()),
    }
}

/// A value of a type that is the same in each database. The numbers of those never change.
#[inline]
fn built_in(oid: u32, bytes: &[u8]) -> Result<Option<ValueRef<'_>>, TypeError> {
    Ok(Some(match oid {
        16 => ValueRef::Bool(fixed::<1>(bytes, "bool")? != [0]),
        17 => ValueRef::Bytes(bytes),
        20 => ValueRef::I64(i64::from_be_bytes(fixed(bytes, "int8")?)),
        21 => ValueRef::I64(i16::from_be_bytes(fixed(bytes, "int2")?).into()),
        23 => ValueRef::I64(i32::from_be_bytes(fixed(bytes, "int4")?).into()),
        // oid
        26 => ValueRef::I64(u32::from_be_bytes(fixed(bytes, "oid")?).into()),
        // "char", name, text, unknown, bpchar, varchar
        18 | 19 | 25 | 705 | 1042 | 1043 => ValueRef::Text(text(bytes)?),
        114 => ValueRef::Json(text(bytes)?),
        700 => ValueRef::F64(f32::from_be_bytes(fixed(bytes, "float4")?).into()),
        701 => ValueRef::F64(f64::from_be_bytes(fixed(bytes, "float8")?)),
        1082 => ValueRef::Date(date(i32::from_be_bytes(fixed(bytes, "date")?))?),
        1083 => ValueRef::Time(time(i64::from_be_bytes(fixed(bytes, "time")?))?),
        1114 | 1184 => ValueRef::Moment(moment(i64::from_be_bytes(fixed(bytes, "timestamp")?))?),
        1700 => ValueRef::Decimal(Cow::Owned(
            numeric::decode(bytes).ok_or_else(|| malformed("numeric"))?,
        )),
        2950 => ValueRef::Uuid(u128::from_be_bytes(fixed(bytes, "uuid")?)),
        3802 => jsonb(bytes)?,
        oid => {
            return match range::item_oid(oid) {
                Some(item) => range::read(&Type::Number(item), bytes).map(Some),
                None => special::read(oid, bytes),
            };
        }
    }))
}

/// Types that have another number in each database.
fn custom<'r>(info: &PgTypeInfo, bytes: &'r [u8]) -> Result<ValueRef<'r>, TypeError> {
    // "?" is a type that sqlx could not look up; asking for its kind would panic.
    if info.name() == "?" {
        return Err(unnamed());
    }
    match info.kind() {
        PgTypeKind::Array(element) => array::read(&Type::Known(element), bytes),
        PgTypeKind::Domain(base) => typed(&Type::Known(base), bytes),
        PgTypeKind::Composite(fields) => composite::read(fields, bytes),
        PgTypeKind::Enum(_) => Ok(ValueRef::Text(text(bytes)?)),
        PgTypeKind::Simple
            if let Some(name) = info.name().rsplit('.').next()
                && let Some(value) = special::named(name.trim_matches('"'), bytes)? =>
        {
            Ok(value)
        }
        _ => Err(error(
            "a type that can be read",
            format!(
                "PostgreSQL's type `{}`; `cast` it, for instance to text",
                info.name()
            ),
        )),
    }
}

#[cold]
fn unnamed() -> TypeError {
    error(
        "a type that can be read",
        "a type that the server does not name",
    )
}

pub(super) fn fixed<const N: usize>(
    bytes: &[u8],
    name: &'static str,
) -> Result<[u8; N], TypeError> {
    bytes.try_into().map_err(|_| malformed(name))
}

#[cold]
pub(super) fn malformed(name: &'static str) -> TypeError {
    error(name, format!("bytes that are no {name}"))
}

pub(super) fn text(bytes: &[u8]) -> Result<&str, TypeError> {
    std::str::from_utf8(bytes).map_err(|_| error("text", "bytes that are not UTF-8"))
}

fn jsonb(bytes: &[u8]) -> Result<ValueRef<'_>, TypeError> {
    match bytes.split_first() {
        Some((1, json)) => Ok(ValueRef::Json(text(json)?)),
        _ => Err(error("jsonb of version 1", "another version")),
    }
}

fn date(days: i32) -> Result<i32, TypeError> {
    match days {
        i32::MAX => Err(error("a date", "the date `infinity`")),
        i32::MIN => Err(error("a date", "the date `-infinity`")),
        days => days
            .checked_add(EPOCH_DAYS)
            .ok_or_else(|| error("a date", "a date that is too far away")),
    }
}

fn time(micros: i64) -> Result<u64, TypeError> {
    u64::try_from(micros)
        .ok()
        .and_then(|micros| micros.checked_mul(1_000))
        .ok_or_else(|| malformed("time"))
}

fn moment(micros: i64) -> Result<Moment, TypeError> {
    match micros {
        i64::MAX => return Err(error("a timestamp", "the timestamp `infinity`")),
        i64::MIN => return Err(error("a timestamp", "the timestamp `-infinity`")),
        _ => {}
    }
    // As microseconds, the sum may not fit.
    let since_2000 = Moment::from_micros(micros);
    Ok(Moment {
        seconds: since_2000.seconds + EPOCH_SECONDS,
        ..since_2000
    })
}
