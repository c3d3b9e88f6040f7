//! Rows to values, without copying: from the binary format of prepared statements, and from the text of those
//! that can't be prepared.
use drizzle_core::decode::Reader;
use drizzle_core::types::{
    TypeError, civil_from_days, date_from_text, days_from_civil, duration_from_text,
    moment_from_text, time_from_text,
};
use drizzle_core::value::{Moment, ValueRef};
use sqlx::mysql::{MySqlRow, MySqlTypeInfo, MySqlValueRef};
use sqlx::{Column as _, Decode, Row as _, Type, TypeInfo as _, ValueRef as _};
use std::borrow::Cow;

/// How the bytes of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    Null,
    Signed,
    Unsigned,
    Bits,
    Float,
    Double,
    Decimal,
    Date,
    Time,
    Moment,
    Text,
    Bytes,
    Json,
    /// sqlx's name of a type that has no value here.
    Other(&'static str),
}

impl Shape {
    /// The columns of a row, and so of all the rows of one result.
    pub(super) fn of(row: &MySqlRow) -> Vec<Shape> {
        let columns = row.columns().iter();
        columns
            .map(|column| Shape::of_type(column.type_info()))
            .collect()
    }

    fn of_type(info: &MySqlTypeInfo) -> Shape {
        match info.name() {
            "NULL" => Shape::Null,
            "TINYINT" | "SMALLINT" | "MEDIUMINT" | "INT" | "BIGINT" => Shape::Signed,
            // A `tinyint(1)`; whether it has a sign is told by comparison alone.
            "BOOLEAN" if *info == <i8 as Type<sqlx::MySql>>::type_info() => Shape::Signed,
            "BOOLEAN" | "YEAR" => Shape::Unsigned,
            "TINYINT UNSIGNED" | "SMALLINT UNSIGNED" | "MEDIUMINT UNSIGNED" | "INT UNSIGNED"
            | "BIGINT UNSIGNED" => Shape::Unsigned,
            "BIT" => Shape::Bits,
            "FLOAT" => Shape::Float,
            "DOUBLE" => Shape::Double,
            "DECIMAL" => Shape::Decimal,
            "DATE" => Shape::Date,
            "TIME" => Shape::Time,
            "DATETIME" | "TIMESTAMP" => Shape::Moment,
            "JSON" => Shape::Json,
            "GEOMETRY" => Shape::Other("GEOMETRY"),
            // A text whose collation compares bytes has the name of a binary type. sqlx looks at the character set.
            _ if <str as Type<sqlx::MySql>>::compatible(info) => Shape::Text,
            "ENUM" | "SET" => Shape::Text,
            _ => Shape::Bytes,
        }
    }
}

/// A row, read from left to right.
pub(super) struct Row<'r> {
    row: &'r MySqlRow,
    shapes: &'r [Shape],
    text: bool,
    next: usize,
}

impl<'r> Row<'r> {
    /// A row of columns of these shapes, in the text protocol or the binary one.
    pub(super) fn new(row: &'r MySqlRow, shapes: &'r [Shape], text: bool) -> Self {
        Row {
            row,
            shapes,
            text,
            next: 0,
        }
    }
}

impl Reader for Row<'_> {
    #[inline]
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        let end = || error("another column", "the end of the row");
        let shape = *self.shapes.get(self.next).ok_or_else(end)?;
        let raw = self.row.try_get_raw(self.next).map_err(|_| end())?;
        self.next += 1;
        let Some(bytes) = bytes(raw) else {
            return Ok(ValueRef::Null);
        };
        if self.text {
            from_text(shape, bytes)
        } else {
            from_binary(shape, bytes)
        }
    }
    fn is_null(&mut self, ahead: usize) -> bool {
        self.row
            .try_get_raw(self.next.saturating_add(ahead))
            .is_ok_and(|raw| raw.is_null() && bytes(raw).is_none())
    }
    fn seek(&mut self, position: usize) {
        self.next = position;
    }
    fn position(&self) -> usize {
        self.next
    }
}

/// What the server sent; `None` is NULL. sqlx takes the date 0000-00-00 for NULL, but does not hide its bytes.
fn bytes(raw: MySqlValueRef<'_>) -> Option<&[u8]> {
    <&[u8] as Decode<sqlx::MySql>>::decode(raw).ok()
}

#[cold]
fn error(expected: impl Into<Cow<'static, str>>, found: impl Into<Cow<'static, str>>) -> TypeError {
    TypeError {
        expected: expected.into(),
        found: found.into(),
    }
}

#[cold]
fn malformed(name: &'static str) -> TypeError {
    error(name, format!("bytes that are no {name}"))
}

#[cold]
fn no_date() -> TypeError {
    error(
        "a date",
        "a date that is in no calendar, such as 0000-00-00",
    )
}

#[inline]
fn from_binary(shape: Shape, bytes: &[u8]) -> Result<ValueRef<'_>, TypeError> {
    Ok(match shape {
        Shape::Signed => ValueRef::I64(match bytes.len() {
            1 => i8::from_le_bytes(fixed(bytes, "integer")?).into(),
            2 => i16::from_le_bytes(fixed(bytes, "integer")?).into(),
            4 => i32::from_le_bytes(fixed(bytes, "integer")?).into(),
            _ => i64::from_le_bytes(fixed(bytes, "integer")?),
        }),
        Shape::Unsigned => ValueRef::unsigned(match bytes.len() {
            1 => u8::from_le_bytes(fixed(bytes, "integer")?).into(),
            2 => u16::from_le_bytes(fixed(bytes, "integer")?).into(),
            4 => u32::from_le_bytes(fixed(bytes, "integer")?).into(),
            _ => u64::from_le_bytes(fixed(bytes, "integer")?),
        }),
        Shape::Float => ValueRef::F64(f32::from_le_bytes(fixed(bytes, "float")?).into()),
        Shape::Double => ValueRef::F64(f64::from_le_bytes(fixed(bytes, "double")?)),
        Shape::Date => ValueRef::Date(date(&mut Fields::of(bytes, "date")?)?),
        Shape::Time => time(&mut Fields::of(bytes, "time")?)?,
        Shape::Moment => ValueRef::Moment(moment(&mut Fields::of(bytes, "datetime")?)?),
        shape => return either(shape, bytes),
    })
}

fn from_text(shape: Shape, bytes: &[u8]) -> Result<ValueRef<'_>, TypeError> {
    Ok(match shape {
        Shape::Signed => ValueRef::I64(parsed(bytes, "integer")?),
        Shape::Unsigned => ValueRef::unsigned(parsed(bytes, "integer")?),
        Shape::Float => ValueRef::F64(parsed::<f32>(bytes, "float")?.into()),
        Shape::Double => ValueRef::F64(parsed(bytes, "double")?),
        Shape::Date => ValueRef::Date(date_from_text(text(bytes)?).ok_or_else(no_date)?),
        Shape::Time => match text(bytes)? {
            clock if is_end_of_day(clock) => ValueRef::Time(DAY_NANOS),
            clock => match time_from_text(clock) {
                Some(nanos) => ValueRef::Time(nanos),
                None => {
                    ValueRef::Duration(duration_from_text(clock).ok_or_else(|| malformed("time"))?)
                }
            },
        },
        Shape::Moment => ValueRef::Moment(moment_from_text(text(bytes)?).ok_or_else(no_date)?),
        shape => return either(shape, bytes),
    })
}

fn is_end_of_day(clock: &str) -> bool {
    let fraction = clock.strip_prefix("24:00:00");
    fraction.is_some_and(|rest| rest.bytes().all(|b| matches!(b, b'.' | b'0')))
}

/// What is written alike in both protocols.
#[inline]
fn either(shape: Shape, bytes: &[u8]) -> Result<ValueRef<'_>, TypeError> {
    Ok(match shape {
        Shape::Text => ValueRef::Text(text(bytes)?),
        Shape::Json => ValueRef::Json(text(bytes)?),
        Shape::Decimal => ValueRef::Decimal(Cow::Borrowed(text(bytes)?)),
        Shape::Bytes => ValueRef::Bytes(bytes),
        Shape::Bits if bytes.len() <= 8 => {
            let number = bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
            ValueRef::unsigned(number)
        }
        Shape::Other(name) => {
            return Err(error(
                "a type that can be read",
                format!("MySQL's type `{name}`; convert it, for instance with `st_astext`"),
            ));
        }
        _ => return Err(malformed("value")),
    })
}

fn fixed<const N: usize>(bytes: &[u8], name: &'static str) -> Result<[u8; N], TypeError> {
    bytes.try_into().map_err(|_| malformed(name))
}

fn text(bytes: &[u8]) -> Result<&str, TypeError> {
    std::str::from_utf8(bytes).map_err(|_| error("text", "bytes that are not UTF-8"))
}

fn parsed<T: std::str::FromStr>(bytes: &[u8], name: &'static str) -> Result<T, TypeError> {
    text(bytes)?.parse().map_err(|_| malformed(name))
}

const DAY: i64 = 86_400;
const DAY_NANOS: u64 = 86_400_000_000_000;

/// The fields of a date or time. What is zero at the end is left out,
/// <https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html>.
struct Fields<'b> {
    bytes: &'b [u8],
    name: &'static str,
}

impl<'b> Fields<'b> {
    fn of(bytes: &'b [u8], name: &'static str) -> Result<Self, TypeError> {
        match bytes.split_first() {
            Some((length, bytes)) if usize::from(*length) == bytes.len() => {
                Ok(Fields { bytes, name })
            }
            _ => Err(malformed(name)),
        }
    }
    fn take<const N: usize>(&mut self) -> Result<[u8; N], TypeError> {
        if self.bytes.is_empty() {
            return Ok([0; N]);
        }
        let (field, rest) = self
            .bytes
            .split_first_chunk()
            .ok_or_else(|| malformed(self.name))?;
        self.bytes = rest;
        Ok(*field)
    }
    /// Nanoseconds of the day.
    fn clock(&mut self) -> Result<u64, TypeError> {
        let [hours, minutes, seconds] = self.take()?.map(u64::from);
        let micros = u32::from_le_bytes(self.take()?);
        Ok(((hours * 60 + minutes) * 60 + seconds) * 1_000_000_000 + u64::from(micros) * 1_000)
    }
}

fn date(fields: &mut Fields<'_>) -> Result<i32, TypeError> {
    let year = u16::from_le_bytes(fields.take()?);
    let [month, day] = fields.take()?;
    // Servers of a lax mode keep 0000-00-00 and 2024-00-00, and 2024-02-31 too.
    let days = days_from_civil(year.into(), month.into(), day.into());
    if month == 0
        || day == 0
        || day > 28 && civil_from_days(days) != (year.into(), month.into(), day.into())
    {
        return Err(no_date());
    }
    i32::try_from(days).map_err(|_| malformed(fields.name))
}

fn time(fields: &mut Fields<'_>) -> Result<ValueRef<'static>, TypeError> {
    let [negative] = fields.take()?;
    let days = u32::from_le_bytes(fields.take()?);
    let clock = fields.clock()?;
    let nanos = u64::from(days)
        .saturating_mul(DAY_NANOS)
        .saturating_add(clock);
    if nanos <= DAY_NANOS && (negative == 0 || nanos == 0) {
        return Ok(ValueRef::Time(nanos));
    }
    let nanos = i64::try_from(nanos).map_err(|_| malformed(fields.name))?;
    Ok(ValueRef::Duration(if negative == 0 {
        nanos
    } else {
        -nanos
    }))
}

fn moment(fields: &mut Fields<'_>) -> Result<Moment, TypeError> {
    let days = date(fields)?;
    let clock = fields.clock()?;
    Ok(Moment {
        seconds: i64::from(days) * DAY + (clock / 1_000_000_000) as i64,
        nanos: (clock % 1_000_000_000) as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(shape: Shape, bytes: &[u8]) -> String {
        match from_binary(shape, bytes) {
            Ok(value) => format!("{value:?}"),
            Err(e) => e.found.into_owned(),
        }
    }

    #[test]
    fn what_is_zero_is_left_out() {
        let noon = [11, 0xE8, 0x07, 2, 29, 12, 30, 0, 0x20, 0xA1, 0x07, 0];
        let leap_day = days_from_civil(2024, 2, 29) * DAY;
        let moment =
            |seconds, nanos| format!("Moment(Moment {{ seconds: {seconds}, nanos: {nanos} }})");
        assert_eq!(
            read(Shape::Moment, &noon),
            moment(leap_day + 45_000, 500_000_000)
        );
        let mut short = noon;
        short[0] = 7;
        assert_eq!(
            read(Shape::Moment, &short[..8]),
            moment(leap_day + 45_000, 0)
        );
        short[0] = 4;
        assert_eq!(read(Shape::Moment, &short[..5]), moment(leap_day, 0));
        assert_eq!(read(Shape::Time, &[0]), "Time(0)");
        assert_eq!(
            read(Shape::Time, &[8, 0, 1, 0, 0, 0, 0, 0, 0]),
            "Time(86400000000000)"
        );
    }

    #[test]
    fn what_is_no_date_or_time_of_day_is_refused() {
        for bytes in [
            &[0][..],
            &[4, 0xE8, 0x07, 0, 1],
            &[4, 0xE8, 0x07, 1, 0],
            &[4, 0xE8, 0x07, 2, 30],
        ] {
            assert_eq!(
                read(Shape::Date, bytes),
                "a date that is in no calendar, such as 0000-00-00"
            );
        }
        assert!(read(Shape::Time, &[8, 0, 0, 0, 0, 0, 0, 0]).starts_with("bytes that are no time"));
    }

    #[test]
    fn times_that_are_no_times_of_day_are_lengths_of_time() {
        for (bytes, nanos) in [
            ([8, 1, 0, 0, 0, 0, 0, 0, 1], -1_000_000_000i64),
            ([8, 0, 1, 0, 0, 0, 0, 0, 1], 86_401_000_000_000),
            ([8, 1, 34, 0, 0, 0, 22, 59, 59], -3_020_399_000_000_000),
        ] {
            assert_eq!(read(Shape::Time, &bytes), format!("Duration({nanos})"));
        }
    }

    #[test]
    fn unsigned_numbers_do_not_wrap() {
        assert_eq!(read(Shape::Unsigned, &[0xFF]), "I64(255)");
        assert_eq!(
            read(Shape::Unsigned, &[0xFF; 8]),
            "U64(18446744073709551615)"
        );
        assert_eq!(read(Shape::Signed, &[0xFF; 8]), "I64(-1)");
        assert_eq!(read(Shape::Bits, &[1, 2]), "I64(258)");
        assert_eq!(read(Shape::Bits, &[0xFF; 8]), "U64(18446744073709551615)");
    }

    #[test]
    fn text_reads_as_the_binary_format_does() {
        let read = |shape, text: &str| match from_text(shape, text.as_bytes()) {
            Ok(value) => format!("{value:?}"),
            Err(e) => e.found.into_owned(),
        };
        for (shape, text, expected) in [
            (Shape::Signed, "-5", "I64(-5)"),
            (Shape::Unsigned, "7", "I64(7)"),
            (
                Shape::Unsigned,
                "18446744073709551615",
                "U64(18446744073709551615)",
            ),
            (Shape::Signed, "x", "bytes that are no integer"),
            (Shape::Float, "0.1", "F64(0.10000000149011612)"),
            (Shape::Double, "1e300", "F64(1e300)"),
            (Shape::Decimal, "-12.50", "Decimal(\"-12.50\")"),
            (Shape::Date, "1970-01-02", "Date(1)"),
            (
                Shape::Date,
                "0000-00-00",
                "a date that is in no calendar, such as 0000-00-00",
            ),
            (Shape::Time, "12:30:00.5", "Time(45000500000000)"),
            (Shape::Time, "24:00:00.000", "Time(86400000000000)"),
            (Shape::Time, "24:00:01", "Duration(86401000000000)"),
            (Shape::Time, "-00:00:01", "Duration(-1000000000)"),
            (Shape::Time, "838:59:59", "Duration(3020399000000000)"),
            (
                Shape::Moment,
                "1970-01-01 00:00:01.5",
                "Moment(Moment { seconds: 1, nanos: 500000000 })",
            ),
            (Shape::Text, "a", "Text(\"a\")"),
            (Shape::Bytes, "a", "Bytes([97])"),
            (Shape::Json, "{}", "Json(\"{}\")"),
        ] {
            assert_eq!(read(shape, text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..16)) {
            for shape in [
                Shape::Null, Shape::Signed, Shape::Unsigned, Shape::Bits, Shape::Float, Shape::Double, Shape::Decimal,
                Shape::Date, Shape::Time, Shape::Moment, Shape::Text, Shape::Bytes, Shape::Json, Shape::Other("x"),
            ] {
                _ = from_binary(shape, &bytes);
                _ = from_text(shape, &bytes);
            }
        }
    }
}
