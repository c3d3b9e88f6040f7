//! Values to parameters, each with the type of its column: a NULL has it, too.
use drizzle_core::value::{Kind, Moment, Value};
use std::borrow::Cow;
use tiberius::numeric::Numeric;
use tiberius::time::{Date, DateTime2, DateTimeOffset, Time};
use tiberius::{ColumnData, ToSql, Uuid};

/// Days from 0001-01-01, where the server's calendar begins, to 1970-01-01.
pub(super) const EPOCH_DAYS: i64 = 719_162;
/// Days up to 9999-12-31, where it ends, counted from its beginning.
pub(super) const LAST_DAY: i64 = 3_652_058;
/// Days from 1900-01-01 to 1970-01-01, for the older types.
pub(super) const EPOCH_DAYS_1900: i64 = 25_567;
pub(super) const DAY_SECONDS: i64 = 86_400;
const DAY_TICKS: u64 = 864_000_000_000;
/// Digits after the second's point: ticks of 100 nanoseconds.
const SCALE: u8 = 7;
/// The most digits of a decimal number.
const MOST_DIGITS: usize = 38;

/// A parameter in the driver's form.
pub(super) struct Parameter<'v>(ColumnData<'v>);

impl ToSql for Parameter<'_> {
    /// Text and bytes stay borrowed.
    fn to_sql(&self) -> ColumnData<'_> {
        self.0.clone()
    }
}

/// The parameters of a statement, or why one can't be sent.
pub(super) fn parameters(values: &[Value]) -> Result<Vec<Parameter<'_>>, String> {
    let encoded = values
        .iter()
        .enumerate()
        .map(|(i, value)| match data(value) {
            Ok(data) => Ok(Parameter(data)),
            Err(e) => Err(format!("parameter {}: {e}", i + 1)),
        });
    encoded.collect()
}

fn data(value: &Value) -> Result<ColumnData<'_>, Cow<'_, str>> {
    Ok(match value {
        Value::Null(kind) => null(*kind)?,
        Value::Bool(v) => ColumnData::Bit(Some(*v)),
        // `tinyint` has no sign; the other types have one, so a value takes the next one that holds it.
        Value::U8(v) => ColumnData::U8(Some(*v)),
        Value::I8(v) => ColumnData::I16(Some((*v).into())),
        Value::U16(v) => ColumnData::I32(Some((*v).into())),
        Value::U32(v) => ColumnData::I64(Some((*v).into())),
        Value::U64(v) => ColumnData::Numeric(Some(Numeric::new_with_scale((*v).into(), 0))),
        Value::I16(v) => ColumnData::I16(Some(*v)),
        Value::I32(v) => ColumnData::I32(Some(*v)),
        Value::I64(v) => ColumnData::I64(Some(*v)),
        Value::F32(v) if v.is_finite() => ColumnData::F32(Some(*v)),
        Value::F64(v) if v.is_finite() => ColumnData::F64(Some(*v)),
        Value::F32(_) | Value::F64(_) => {
            return Err("SQL Server has no NaN and no infinity".into());
        }
        Value::Text(v) | Value::Enum(_, v) => ColumnData::String(Some(Cow::Borrowed(v))),
        Value::Json(v) => ColumnData::String(Some(Cow::Borrowed(v))),
        Value::Bytes(v) => ColumnData::Binary(Some(Cow::Borrowed(v))),
        Value::Date(v) => ColumnData::Date(Some(date(i64::from(*v))?)),
        Value::Time(v) => ColumnData::Time(Some(time(*v)?)),
        Value::Timestamp(v) => ColumnData::DateTime2(Some(moment(*v)?)),
        // The server is told the time in UTC, and no offset from it.
        Value::TimestampTz(v) => {
            ColumnData::DateTimeOffset(Some(DateTimeOffset::new(moment(*v)?, 0)))
        }
        Value::Uuid(v) => ColumnData::Guid(Some(Uuid::from_u128(*v))),
        Value::Decimal(v) => ColumnData::Numeric(Some(numeric(v)?)),
        Value::Invalid(_, why) => return Err(Cow::Borrowed(why)),
        Value::Param(..) | Value::CountParam(_) => {
            return Err("a parameter of a prepared query was given no value".into());
        }
        _ => return Err("SQL Server has no such type".into()),
    })
}

fn null(kind: Kind) -> Result<ColumnData<'static>, &'static str> {
    Ok(match kind {
        Kind::Bool => ColumnData::Bit(None),
        Kind::U8 => ColumnData::U8(None),
        Kind::I16 | Kind::I8 | Kind::Year => ColumnData::I16(None),
        Kind::I32 | Kind::U16 => ColumnData::I32(None),
        Kind::I64 | Kind::U32 => ColumnData::I64(None),
        Kind::U64 => ColumnData::Numeric(None),
        Kind::F32 => ColumnData::F32(None),
        Kind::F64 => ColumnData::F64(None),
        Kind::Text | Kind::Json | Kind::Enum(_) => ColumnData::String(None),
        Kind::Bytes | Kind::FixedBytes(_) => ColumnData::Binary(None),
        Kind::Date => ColumnData::Date(None),
        Kind::Time => ColumnData::Time(None),
        Kind::Timestamp => ColumnData::DateTime2(None),
        Kind::TimestampTz => ColumnData::DateTimeOffset(None),
        Kind::Uuid => ColumnData::Guid(None),
        Kind::Decimal => ColumnData::Numeric(None),
        _ => return Err("SQL Server has no such type"),
    })
}

/// A day, counted from 1970-01-01.
fn date(days: i64) -> Result<Date, &'static str> {
    let days = days.checked_add(EPOCH_DAYS);
    days.filter(|days| (0..=LAST_DAY).contains(days))
        .map(|days| Date::new(days as u32))
        .ok_or("a date is out of SQL Server's range, the years 1 to 9999")
}

fn time(nanos: u64) -> Result<Time, &'static str> {
    let ticks = ticks(nanos);
    if nanos >= DAY_TICKS * 100 || ticks >= DAY_TICKS {
        return Err("a time of day reaches 24:00, which SQL Server does not have");
    }
    Ok(Time::new(ticks, SCALE))
}

fn moment(moment: Moment) -> Result<DateTime2, &'static str> {
    const RANGE: &str = "a timestamp is out of SQL Server's range, the years 1 to 9999";
    let ticks = ticks(moment.nanos.into());
    let seconds = moment
        .seconds
        .checked_add((ticks / 10_000_000) as i64)
        .ok_or(RANGE)?;
    let date = date(seconds.div_euclid(DAY_SECONDS)).map_err(|_| RANGE)?;
    let of_day = seconds.rem_euclid(DAY_SECONDS) as u64 * 10_000_000 + ticks % 10_000_000;
    Ok(DateTime2::new(date, Time::new(of_day, SCALE)))
}

/// The server keeps ticks of 100 nanoseconds. What is finer is rounded, a half to the even neighbour, as
/// the other drivers do with what their servers do not keep.
fn ticks(nanos: u64) -> u64 {
    let (ticks, rest) = (nanos / 100, nanos % 100);
    let up = rest > 50 || rest == 50 && ticks % 2 == 1;
    ticks + u64::from(up)
}

/// A number in plain digits, all of them.
fn numeric(text: &str) -> Result<Numeric, &'static str> {
    const TOO_LONG: &str = "a decimal number has more digits than SQL Server keeps";
    const UNREADABLE: &str = "a decimal number is not in plain digits";
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !plain(whole) || !plain(decimals) {
        return Err(UNREADABLE);
    }
    let whole = whole.trim_start_matches('0');
    // A number below 1 is declared with one digit before the point.
    let room = MOST_DIGITS
        .checked_sub(whole.len().max(1))
        .ok_or(TOO_LONG)?;
    let decimals = if decimals.len() > room {
        // Zeros at the end say nothing.
        let kept = decimals.trim_end_matches('0').len().max(room);
        &decimals[..kept]
    } else {
        decimals
    };
    if decimals.len() > room {
        return Err(TOO_LONG);
    }
    // At most 38 digits, and those fit 127 bits.
    let value = whole.bytes().chain(decimals.bytes());
    let value = value.fold(0, |value: i128, digit| {
        value * 10 + i128::from(digit - b'0')
    });
    Ok(Numeric::new_with_scale(
        if negative { -value } else { value },
        decimals.len() as u8,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_every_digit() {
        let most = "9".repeat(38);
        let small = format!("0.{}1", "0".repeat(36));
        for (text, value, scale) in [
            ("0", 0, 0),
            ("-12.50", -1250, 2),
            ("+007", 7, 0),
            (".5", 5, 1),
            ("5.", 5, 0),
            (&most, 10i128.pow(38) - 1, 0),
            (&format!("-{most}"), 1 - 10i128.pow(38), 0),
            (&small, 1, 37),
            (&format!("{}.0000", "9".repeat(37)), 10i128.pow(38) - 10, 1),
            (&format!("{most}.000"), 10i128.pow(38) - 1, 0),
        ] {
            let number = numeric(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!((number.value(), number.scale()), (value, scale), "{text}");
            assert!(number.precision() <= 38, "{text}");
        }
        for text in [
            "", "-", ".", "NaN", "Infinity", "1e5", "1.2.3", "--1", " 1", "1²",
        ] {
            assert!(numeric(text).is_err(), "{text}");
        }
        for text in [
            format!("1{}", "0".repeat(38)),
            format!("{most}.1"),
            format!("0.{}1", "0".repeat(37)),
        ] {
            assert!(numeric(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_rounded_to_ticks() {
        for (nanos, expected) in [(0, 0), (49, 0), (50, 0), (51, 1), (150, 2), (250, 2)] {
            assert_eq!(ticks(nanos), expected, "{nanos}");
        }
        let last = time(86_399_999_999_900).map(Time::increments);
        assert_eq!(last, Ok(DAY_TICKS - 1));
        assert!(time(86_399_999_999_951).is_err());
        assert!(time(86_400_000_000_000).is_err());
        assert!(time(u64::MAX).is_err());
    }

    #[test]
    fn the_calendar_has_ends() {
        assert_eq!(date(-EPOCH_DAYS).map(Date::days), Ok(0));
        assert!(date(-EPOCH_DAYS - 1).is_err());
        assert_eq!(date(2_932_896).map(Date::days), Ok(3_652_058));
        assert!(date(2_932_897).is_err());
        assert!(date(i32::MIN.into()).is_err());
        let at = |seconds, nanos| moment(Moment { seconds, nanos });
        let last = 253_402_300_799;
        assert!(at(last, 999_999_900).is_ok());
        assert!(at(last, 999_999_951).is_err());
        assert!(at(last + 1, 0).is_err());
        assert!(at(-62_135_596_800, 0).is_ok());
        assert!(at(-62_135_596_801, 999_999_900).is_err());
        assert!(at(i64::MAX, 999_999_999).is_err());
        assert!(at(i64::MIN, 0).is_err());
        let before_epoch = at(-1, 999_999_900);
        assert_eq!(
            before_epoch.map(|m| (m.date().days(), m.time().increments())),
            Ok((719_161, DAY_TICKS - 1))
        );
        let carried = at(-1, 999_999_999);
        assert_eq!(
            carried.map(|m| (m.date().days(), m.time().increments())),
            Ok((719_162, 0))
        );
    }

    #[test]
    fn what_has_no_form_is_refused_by_position() {
        let refused = |value: Value| {
            parameters(&[Value::I32(1), value])
                .err()
                .unwrap_or_default()
        };
        let why = refused(Value::Invalid(Kind::Json, "a map with odd keys".into()));
        assert_eq!(why, "parameter 2: a map with odd keys");
        assert!(refused(Value::F64(f64::NAN)).contains("NaN"));
        assert!(refused(Value::F32(f32::INFINITY)).contains("infinity"));
        assert!(refused(Value::Param(0, Kind::I32)).contains("no value"));
        assert!(!refused(Value::Decimal("1e5".into())).contains("1e5"));
    }
}
