//! Rows to values, without copying what is text or bytes.
use super::encode::{DAY_SECONDS, EPOCH_DAYS, EPOCH_DAYS_1900};
use drizzle_core::decode::Reader;
use drizzle_core::types::TypeError;
use drizzle_core::value::{Moment, ValueRef};
use std::borrow::Cow;
use tiberius::numeric::Numeric;
use tiberius::time::{DateTime, DateTime2, SmallDateTime, Time};
use tiberius::{ColumnData, ColumnType};

/// A row, read from left to right.
pub(super) struct Row<'r> {
    row: &'r tiberius::Row,
    next: usize,
}

impl<'r> Row<'r> {
    pub(super) fn new(row: &'r tiberius::Row) -> Self {
        Row { row, next: 0 }
    }
}

impl Reader for Row<'_> {
    #[inline]
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        let data = self
            .row
            .get_column_data(self.next)
            .map_err(|_| error("another column", "the end of the row"))?;
        let column = self.row.columns().get(self.next);
        self.next += 1;
        value(data, column.map(tiberius::Column::column_type))
    }
    fn is_null(&mut self, ahead: usize) -> bool {
        self.row
            .get_column_data(self.next + ahead)
            .is_ok_and(is_null)
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

fn is_null(data: &ColumnData<'_>) -> bool {
    match data {
        ColumnData::U8(v) => v.is_none(),
        ColumnData::I16(v) => v.is_none(),
        ColumnData::I32(v) => v.is_none(),
        ColumnData::I64(v) => v.is_none(),
        ColumnData::F32(v) => v.is_none(),
        ColumnData::F64(v) => v.is_none(),
        ColumnData::Bit(v) => v.is_none(),
        ColumnData::String(v) => v.is_none(),
        ColumnData::Guid(v) => v.is_none(),
        ColumnData::Binary(v) => v.is_none(),
        ColumnData::Numeric(v) => v.is_none(),
        ColumnData::Xml(v) => v.is_none(),
        ColumnData::DateTime(v) => v.is_none(),
        ColumnData::SmallDateTime(v) => v.is_none(),
        ColumnData::Time(v) => v.is_none(),
        ColumnData::Date(v) => v.is_none(),
        ColumnData::DateTime2(v) => v.is_none(),
        ColumnData::DateTimeOffset(v) => v.is_none(),
    }
}

fn value<'r>(
    data: &'r ColumnData<'_>,
    column: Option<ColumnType>,
) -> Result<ValueRef<'r>, TypeError> {
    let value = match data {
        ColumnData::U8(v) => v.map(|v| ValueRef::I64(v.into())),
        ColumnData::I16(v) => v.map(|v| ValueRef::I64(v.into())),
        ColumnData::I32(v) => v.map(|v| ValueRef::I64(v.into())),
        ColumnData::I64(v) => v.map(ValueRef::I64),
        ColumnData::F32(v) => v.map(|v| ValueRef::F64(v.into())),
        // What tiberius makes of money.
        ColumnData::F64(Some(v))
            if matches!(column, Some(ColumnType::Money | ColumnType::Money4)) =>
        {
            Some(money(*v)?)
        }
        ColumnData::F64(v) => v.map(ValueRef::F64),
        ColumnData::Bit(v) => v.map(ValueRef::Bool),
        ColumnData::String(v) => v.as_deref().map(ValueRef::Text),
        ColumnData::Xml(v) => v.as_ref().map(|xml| ValueRef::Text((**xml).as_ref())),
        ColumnData::Binary(v) => v.as_deref().map(ValueRef::Bytes),
        ColumnData::Guid(v) => v.map(|v| ValueRef::Uuid(v.as_u128())),
        ColumnData::Numeric(v) => v.map(|v| ValueRef::Decimal(Cow::Owned(digits(v)))),
        // The day has three bytes.
        ColumnData::Date(v) => v.map(|v| ValueRef::Date(v.days() as i32 - EPOCH_DAYS as i32)),
        ColumnData::Time(v) => match v {
            Some(v) => Some(ValueRef::Time(nanos(*v)?)),
            None => None,
        },
        ColumnData::DateTime2(v) => match v {
            Some(v) => Some(ValueRef::Moment(moment(*v)?)),
            None => None,
        },
        // It comes in UTC; the offset says how it would be shown.
        ColumnData::DateTimeOffset(v) => match v {
            Some(v) => Some(ValueRef::Moment(moment(v.datetime2())?)),
            None => None,
        },
        ColumnData::DateTime(v) => v.map(|v| ValueRef::Moment(datetime(v))),
        ColumnData::SmallDateTime(v) => v.map(|v| ValueRef::Moment(small_datetime(v))),
    };
    Ok(value.unwrap_or(ValueRef::Null))
}

/// A number in plain digits.
fn digits(number: Numeric) -> String {
    let sign = if number.value() < 0 { "-" } else { "" };
    let (value, scale) = (number.value().unsigned_abs(), usize::from(number.scale()));
    // One digit before the point, at least.
    let digits = format!("{value:0width$}", width = scale + 1);
    let (whole, decimals) = digits.split_at(digits.len() - scale);
    if decimals.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{decimals}")
    }
}

/// Money has four decimals, and comes as a float: up to 2⁵³ ten-thousandths, that is all of it.
fn money(value: f64) -> Result<ValueRef<'static>, TypeError> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let units = (value * 10_000.0).round();
    if !(-EXACT..=EXACT).contains(&units) {
        return Err(error(
            "a decimal",
            "an amount of money that is too large to be read exactly; `cast` it to decimal(19, 4)",
        ));
    }
    let number = Numeric::new_with_scale(units as i128, 4);
    Ok(ValueRef::Decimal(Cow::Owned(digits(number))))
}

/// Nanoseconds since midnight.
fn nanos(time: Time) -> Result<u64, TypeError> {
    let finer = 9u32.checked_sub(time.scale().into());
    finer
        .and_then(|finer| time.increments().checked_mul(10u64.pow(finer)))
        .filter(|nanos| *nanos < 86_400_000_000_000)
        .ok_or_else(|| error("a time", "bytes that are no time"))
}

fn moment(at: DateTime2) -> Result<Moment, TypeError> {
    let nanos = nanos(at.time())?;
    let days = i64::from(at.date().days()) - EPOCH_DAYS;
    Ok(Moment {
        seconds: days * DAY_SECONDS + (nanos / 1_000_000_000) as i64,
        nanos: (nanos % 1_000_000_000) as u32,
    })
}

/// The older type counts 300ths of a second, and shows them as milliseconds that end in 0, 3 or 7.
fn datetime(at: DateTime) -> Moment {
    let (seconds, rest) = (at.seconds_fragments() / 300, at.seconds_fragments() % 300);
    Moment {
        seconds: (i64::from(at.days()) - EPOCH_DAYS_1900) * DAY_SECONDS + i64::from(seconds),
        nanos: (rest * 10 + 1) / 3 * 1_000_000,
    }
}

/// This one counts minutes.
fn small_datetime(at: SmallDateTime) -> Moment {
    let days = i64::from(at.days()) - EPOCH_DAYS_1900;
    Moment {
        seconds: days * DAY_SECONDS + i64::from(at.seconds_fragments()) * 60,
        nanos: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_plain_digits() {
        for (value, scale, expected) in [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (-5, 1, "-0.5"),
            (1250, 2, "12.50"),
            (10i128.pow(38) - 1, 0, &*"9".repeat(38)),
            (1, 38, &format!("0.{}1", "0".repeat(37))),
        ] {
            assert_eq!(digits(Numeric::new_with_scale(value, scale)), expected);
        }
    }

    #[test]
    fn money_is_exact_or_refused() {
        let text = |value| match money(value) {
            Ok(ValueRef::Decimal(text)) => text.into_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(text(0.1), "0.1000");
        assert_eq!(text(-214_748.364_8), "-214748.3648");
        assert_eq!(text(900_719_925_474.099_2), "900719925474.0992");
        assert!(money(922_337_203_685_477.6).is_err());
        assert!(money(f64::NAN).is_err());
    }

    #[test]
    fn old_times_are_what_the_server_shows() {
        let shown = |fragments| datetime(DateTime::new(25_567, fragments)).nanos / 1_000_000;
        assert_eq!([0, 1, 2, 3, 299].map(shown), [0, 3, 7, 10, 997]);
        assert_eq!(datetime(DateTime::new(25_567, 300)).seconds, 1);
        assert_eq!(datetime(DateTime::new(-53_690, 0)).seconds, -6_847_804_800);
        assert_eq!(
            small_datetime(SmallDateTime::new(25_568, 1)).seconds,
            86_460
        );
    }

    #[test]
    fn times_beyond_a_day_are_refused() {
        assert_eq!(nanos(Time::new(863_999_999_999, 7)), Ok(86_399_999_999_900));
        assert_eq!(nanos(Time::new(86_399, 0)), Ok(86_399_000_000_000));
        for (ticks, scale) in [(864_000_000_000, 7), (u64::MAX, 0), (1, 10)] {
            assert!(nanos(Time::new(ticks, scale)).is_err());
        }
    }
}
