//! Values to parameters, in the binary format.
use drizzle_core::types::civil_from_days;
use drizzle_core::value::{Kind, Moment, Value};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::mysql::types::MySqlTime;
use sqlx::mysql::{MySqlArguments, MySqlRow, MySqlTypeInfo};
use sqlx::{Arguments as _, Column as _, Encode, Row as _, Type, TypeInfo as _};

const DAY_NANOS: u64 = 86_400_000_000_000;
/// 838:59:59, in microseconds.
const LONGEST: u64 = 3_020_399_000_000;

/// The types of parameters that sqlx has no Rust type for without one of the date and decimal libraries. A
/// parameter's type is a column's type, so the server is asked for columns of them.
#[derive(Debug, Clone)]
pub(super) struct Types {
    date: MySqlTypeInfo,
    datetime: MySqlTypeInfo,
    decimal: MySqlTypeInfo,
}

impl Types {
    /// What to select.
    pub(super) const COLUMNS: &str =
        "cast(null as date), cast(null as datetime(6)), cast(0 as decimal(2, 1))";

    /// The types of these columns, the first of which is at a position.
    pub(super) fn of(row: &MySqlRow, first: usize) -> Option<Types> {
        let column = |at: usize, name: &str| {
            let info = row.columns().get(first + at)?.type_info();
            (info.name() == name).then(|| info.clone())
        };
        Some(Types {
            date: column(0, "DATE")?,
            datetime: column(1, "DATETIME")?,
            decimal: column(2, "DECIMAL")?,
        })
    }

    /// The type that a parameter is declared with, NULL too.
    fn of_kind(&self, kind: Kind) -> MySqlTypeInfo {
        type Db = sqlx::MySql;
        match kind {
            Kind::Bool | Kind::I8 => <i8 as Type<Db>>::type_info(),
            Kind::I16 | Kind::Year => <i16 as Type<Db>>::type_info(),
            Kind::I32 => <i32 as Type<Db>>::type_info(),
            Kind::I64 => <i64 as Type<Db>>::type_info(),
            Kind::U8 => <u8 as Type<Db>>::type_info(),
            Kind::U16 => <u16 as Type<Db>>::type_info(),
            Kind::U32 => <u32 as Type<Db>>::type_info(),
            Kind::U64 => <u64 as Type<Db>>::type_info(),
            Kind::F32 => <f32 as Type<Db>>::type_info(),
            Kind::F64 => <f64 as Type<Db>>::type_info(),
            Kind::Bytes | Kind::FixedBytes(_) | Kind::Uuid => <[u8] as Type<Db>>::type_info(),
            Kind::Date => self.date.clone(),
            Kind::Time | Kind::Duration => <MySqlTime as Type<Db>>::type_info(),
            Kind::Timestamp | Kind::TimestampTz => self.datetime.clone(),
            Kind::Decimal => self.decimal.clone(),
            // JSON too is sent as text, and has no type of its own on MariaDB.
            _ => <str as Type<Db>>::type_info(),
        }
    }
}

/// The parameters of a statement, or why one can't be sent.
pub(super) fn arguments(values: &[Value], types: &Types) -> Result<MySqlArguments, String> {
    let mut arguments = MySqlArguments::default();
    arguments.reserve(values.len(), values.iter().map(size).sum());
    for (i, value) in values.iter().enumerate() {
        let parameter = Parameter {
            value,
            info: types.of_kind(value.kind()),
        };
        arguments
            .add(parameter)
            .map_err(|e| format!("parameter {}: {e}", i + 1))?;
    }
    Ok(arguments)
}

fn size(value: &Value) -> usize {
    9 + match value {
        Value::Text(v) | Value::Enum(_, v) => v.len(),
        Value::Bytes(v) => v.len(),
        Value::Json(v) | Value::Decimal(v) => v.len(),
        _ => 12,
    }
}

struct Parameter<'v> {
    value: &'v Value,
    info: MySqlTypeInfo,
}

impl Type<sqlx::MySql> for Parameter<'_> {
    fn type_info() -> MySqlTypeInfo {
        <str as Type<sqlx::MySql>>::type_info()
    }
}

impl Encode<'_, sqlx::MySql> for Parameter<'_> {
    fn produces(&self) -> Option<MySqlTypeInfo> {
        Some(self.info.clone())
    }

    fn encode_by_ref(&self, out: &mut Vec<u8>) -> Result<IsNull, BoxDynError> {
        if self.value.is_null() {
            return Ok(IsNull::Yes);
        }
        write(self.value, out)?;
        Ok(IsNull::No)
    }
}

/// Writes a value in the format of its type,
/// <https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_binary_resultset.html>.
fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), BoxDynError> {
    match value {
        Value::Bool(v) => out.push(u8::from(*v)),
        Value::I8(v) => out.extend(v.to_le_bytes()),
        Value::I16(v) => out.extend(v.to_le_bytes()),
        Value::I32(v) => out.extend(v.to_le_bytes()),
        Value::I64(v) => out.extend(v.to_le_bytes()),
        Value::U8(v) => out.push(*v),
        Value::U16(v) => out.extend(v.to_le_bytes()),
        Value::U32(v) => out.extend(v.to_le_bytes()),
        Value::U64(v) => out.extend(v.to_le_bytes()),
        Value::F32(v) if v.is_finite() => out.extend(v.to_le_bytes()),
        Value::F64(v) if v.is_finite() => out.extend(v.to_le_bytes()),
        Value::F32(_) | Value::F64(_) => {
            return Err("MySQL has no NaN and no infinity".into());
        }
        Value::Text(v) | Value::Enum(_, v) => put(v.as_bytes(), out)?,
        Value::Bytes(v) => put(v, out)?,
        Value::Json(v) => put(v.as_bytes(), out)?,
        Value::Decimal(v) => put(decimal(v)?.as_bytes(), out)?,
        Value::Uuid(v) => put(&v.to_be_bytes(), out)?,
        Value::Date(v) => {
            out.push(4);
            day((*v).into(), out).ok_or("a date is out of MySQL's range")?;
        }
        Value::Time(v) if *v > DAY_NANOS => return Err("a time of day is beyond 24:00".into()),
        Value::Time(v) => time(false, *v, out)?,
        Value::Duration(v) => time(*v < 0, v.unsigned_abs(), out)?,
        Value::Timestamp(v) | Value::TimestampTz(v) => {
            out.push(11);
            moment(*v, out).ok_or("a timestamp is out of MySQL's range")?;
        }
        Value::Invalid(_, why) => return Err(why.to_string().into()),
        Value::Param(..) | Value::CountParam(_) => {
            return Err("a parameter of a prepared query was given no value".into());
        }
        _ => return Err("MySQL has no such type".into()),
    }
    Ok(())
}

/// Bytes with their length before them.
fn put(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), BoxDynError> {
    Encode::<sqlx::MySql>::encode(bytes, out).map(drop)
}

/// Text that the server would not read as it stands, or not whole, is refused.
fn decimal(text: &str) -> Result<&str, &'static str> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = whole.bytes().chain(decimals.bytes());
    if whole.len() + decimals.len() == 0 || !plain.clone().all(|b| b.is_ascii_digit()) {
        return Err("a decimal number is not in plain digits");
    }
    let whole = whole.trim_start_matches('0').len();
    if decimals.len() > 30 || whole + decimals.len() > 65 {
        return Err("a decimal number has more digits than MySQL keeps");
    }
    Ok(text)
}

/// Year, month and day, if the year has four digits.
fn day(days: i64, out: &mut Vec<u8>) -> Option<()> {
    let (year, month, day) = civil_from_days(days);
    let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
    out.extend(year.to_le_bytes());
    out.extend([month as u8, day as u8]);
    Some(())
}

/// Hours, minutes, seconds and microseconds of a day.
fn clock(micros: u64, out: &mut Vec<u8>) {
    let seconds = micros / 1_000_000;
    out.extend([seconds / 3600, seconds / 60 % 60, seconds % 60].map(|field| field as u8));
    out.extend(((micros % 1_000_000) as u32).to_le_bytes());
}

fn time(negative: bool, nanos: u64, out: &mut Vec<u8>) -> Result<(), &'static str> {
    let micros = round_to_micros(nanos);
    if micros > LONGEST {
        return Err(
            "a length of time is out of MySQL's range, 838 hours, 59 minutes and 59 seconds",
        );
    }
    // A sign, and days.
    out.extend([12, u8::from(negative && micros > 0)]);
    out.extend(u32::to_le_bytes((micros / 86_400_000_000) as u32));
    clock(micros % 86_400_000_000, out);
    Ok(())
}

fn moment(moment: Moment, out: &mut Vec<u8>) -> Option<()> {
    let (mut seconds, mut micros) = (moment.seconds, round_to_micros(moment.nanos.into()));
    if micros == 1_000_000 {
        (seconds, micros) = (seconds.checked_add(1)?, 0);
    }
    // Far beyond the last year, so that the calendar's arithmetic is not tried with any number.
    if !(-1 << 40..1 << 40).contains(&seconds) {
        return None;
    }
    day(seconds.div_euclid(86_400), out)?;
    clock(seconds.rem_euclid(86_400) as u64 * 1_000_000 + micros, out);
    Some(())
}

/// Microseconds are kept. What is finer is rounded, a half upwards, as MySQL does with text; MariaDB would cut it off.
fn round_to_micros(nanos: u64) -> u64 {
    (nanos + 500) / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &Value) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        write(value, &mut out)
            .map(|()| out)
            .map_err(|e| e.to_string())
    }
    fn at(seconds: i64, nanos: u32) -> Value {
        Value::TimestampTz(Moment { seconds, nanos })
    }

    #[test]
    fn dates_and_times_have_their_fields() {
        assert_eq!(written(&Value::Date(0)), Ok(vec![4, 0xB2, 0x07, 1, 1]));
        assert_eq!(
            written(&Value::Date(-719_528)),
            Ok(vec![4, 0, 0, 1, 1]),
            "the first day"
        );
        assert_eq!(
            written(&Value::Date(2_932_896)),
            Ok(vec![4, 0x0F, 0x27, 12, 31])
        );
        assert_eq!(
            written(&at(-1, 999_999_000)),
            Ok(vec![
                11, 0xB1, 0x07, 12, 31, 23, 59, 59, 0x3F, 0x42, 0x0F, 0
            ])
        );
        // Rounded up, over the second, the day and the year.
        assert_eq!(
            written(&at(-1, 999_999_500)),
            Ok(vec![11, 0xB2, 0x07, 1, 1, 0, 0, 0, 0, 0, 0, 0])
        );
        assert_eq!(
            written(&Value::Time(86_399_999_999_000)),
            Ok(vec![12, 0, 0, 0, 0, 0, 23, 59, 59, 0x3F, 0x42, 0x0F, 0])
        );
        assert_eq!(
            written(&Value::Time(DAY_NANOS)),
            Ok(vec![12, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        );
    }

    #[test]
    fn what_has_no_form_is_refused() {
        let range = Err("a timestamp is out of MySQL's range".to_owned());
        for seconds in [i64::MIN, -62_167_219_201, 253_402_300_800, i64::MAX] {
            assert_eq!(written(&at(seconds, 0)), range, "{seconds}");
        }
        assert_eq!(written(&at(253_402_300_799, 999_999_500)), range);
        assert_eq!(written(&at(i64::MAX, 999_999_999)), range);
        for value in [
            Value::Date(i32::MIN),
            Value::Date(-719_529),
            Value::Date(2_932_897),
            Value::Date(i32::MAX),
            Value::Time(DAY_NANOS + 1),
            Value::F32(f32::NAN),
            Value::F64(f64::INFINITY),
            Value::Decimal("NaN".into()),
            Value::Decimal("1e5".into()),
            Value::Decimal("".into()),
            Value::Decimal("1".repeat(66).into()),
            Value::Decimal(format!("0.{}", "1".repeat(31)).into()),
            Value::Param(0, Kind::I32),
            Value::Invalid(Kind::Json, "no".into()),
        ] {
            assert!(written(&value).is_err(), "{value:?}");
        }
        let long = format!("{}.{}", "9".repeat(35), "9".repeat(30));
        assert!(written(&Value::Decimal(long.into())).is_ok());
    }
}
