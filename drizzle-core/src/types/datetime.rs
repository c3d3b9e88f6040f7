//! Dates and times as text, for databases that store them so, and the calendar behind it.
//!
//! The text is ISO 8601 with a space, in UTC, with only as many decimals as are needed:
//! `2024-02-29 12:30:00.5`. It sorts as the moments do, and `CURRENT_TIMESTAMP` of SQLite has the same form.
use super::TypeError;
use crate::value::{Moment, ValueRef};

const DAY: i64 = 86_400;

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`).
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
pub fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as u32, day as u32)
}

/// `YYYY-MM-DD`; years outside 0 to 9999 carry a sign.
pub fn date_to_text(days: i32) -> String {
    let (year, month, day) = civil_from_days(days.into());
    if (0..=9999).contains(&year) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:+05}-{month:02}-{day:02}")
    }
}

/// `HH:MM:SS`, with decimals where there are any.
pub fn time_to_text(nanos_of_day: u64) -> String {
    let (seconds, nanos) = (nanos_of_day / 1_000_000_000, nanos_of_day % 1_000_000_000);
    let mut text = format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    if nanos != 0 {
        text.push_str(format!(".{nanos:09}").trim_end_matches('0'));
    }
    text
}

/// `HH:MM:SS` with a sign where it is negative, and with decimals where there are any; the hours may be many.
pub fn duration_to_text(nanos: i64) -> String {
    let sign = if nanos < 0 { "-" } else { "" };
    format!("{sign}{}", time_to_text(nanos.unsigned_abs()))
}

/// Reads `HH:MM:SS.fff` with a sign and any number of hours as nanoseconds.
pub fn duration_from_text(text: &str) -> Option<i64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (hours, rest) = text.split_once(':')?;
    let hours = digits(hours, 1, 6)?;
    let of_hour = i64::try_from(time_from_text(&format!("00:{rest}"))?).ok()?;
    let nanos = hours.checked_mul(3_600_000_000_000)?.checked_add(of_hour)?;
    Some(if negative { -nanos } else { nanos })
}

/// `YYYY-MM-DD HH:MM:SS`, with decimals where there are any.
pub fn moment_to_text(moment: Moment) -> String {
    let days = moment.seconds.div_euclid(DAY);
    let of_day = moment.seconds.rem_euclid(DAY) as u64 * 1_000_000_000 + u64::from(moment.nanos);
    // A day number that does not fit is some six million years away; it can't be reached through a Rust date type.
    let date =
        date_to_text(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }));
    format!("{date} {}", time_to_text(of_day))
}

/// Reads `YYYY-MM-DD`; `None` if it is no such date.
pub fn date_from_text(text: &str) -> Option<i32> {
    let (negative, rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let mut parts = rest.splitn(3, '-');
    let (year, month, day) = (
        digits(parts.next()?, 4, 7)?,
        digits(parts.next()?, 2, 2)?,
        digits(parts.next()?, 2, 2)?,
    );
    let year = if negative { -year } else { year };
    let days = days_from_civil(year, month, day);
    // What does not come back was no date: month 13, 30 February.
    (civil_from_days(days) == (year, month as u32, day as u32)).then(|| i32::try_from(days).ok())?
}

/// Reads `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff` as nanoseconds since midnight.
pub fn time_from_text(text: &str) -> Option<u64> {
    let (clock, fraction) = text
        .split_once('.')
        .map_or((text, ""), |(clock, fraction)| (clock, fraction));
    let mut parts = clock.splitn(3, ':');
    let (hours, minutes) = (digits(parts.next()?, 2, 2)?, digits(parts.next()?, 2, 2)?);
    let seconds = match parts.next() {
        Some(seconds) => digits(seconds, 2, 2)?,
        None => 0,
    };
    if hours > 23
        || minutes > 59
        || seconds > 59
        || fraction.len() > 9
        || (text.contains('.') && fraction.is_empty())
    {
        return None;
    }
    let nanos = if fraction.is_empty() {
        0
    } else {
        digits(fraction, 1, 9)? * 10i64.pow(9 - fraction.len() as u32)
    };
    Some((hours * 3600 + minutes * 60 + seconds) as u64 * 1_000_000_000 + nanos as u64)
}

/// Reads a date and time, with `T` or a space between, in UTC or with an offset (`Z`, `+02:00`).
/// A date alone is its midnight.
pub fn moment_from_text(text: &str) -> Option<Moment> {
    let split = text
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, 'T' | 't' | ' '))
        .map(|(i, _)| i);
    let Some(split) = split else {
        return Some(Moment {
            seconds: i64::from(date_from_text(text)?) * DAY,
            nanos: 0,
        });
    };
    let days = i64::from(date_from_text(&text[..split])?);
    let clock = &text[split + 1..];
    let (clock, offset) = match clock.find(['Z', 'z', '+', '-']) {
        Some(at) => (&clock[..at], offset(&clock[at..])?),
        None => (clock, 0),
    };
    let of_day = time_from_text(clock)?;
    Some(Moment {
        seconds: days * DAY + (of_day / 1_000_000_000) as i64 - offset,
        nanos: (of_day % 1_000_000_000) as u32,
    })
}

/// Seconds east of UTC: `Z`, `+02`, `+0200`, `+02:00`.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let rest: String = rest.chars().filter(|c| *c != ':').collect();
    let hours = digits(rest.get(..2)?, 2, 2)?;
    let minutes = if rest.len() > 2 {
        digits(rest.get(2..)?, 2, 2)?
    } else {
        0
    };
    let seconds = hours * 3600 + minutes * 60;
    Some(if sign == "-" { -seconds } else { seconds })
}

/// A moment as a Rust type: as the driver read it, or as text.
#[allow(dead_code, reason = "used by the date libraries, which are features")]
pub(crate) fn read_moment<T>(
    value: ValueRef<'_>,
    expected: &'static str,
    make: impl FnOnce(Moment) -> Option<T>,
) -> Result<T, TypeError> {
    let moment = match value {
        ValueRef::Moment(moment) => Some(moment),
        ValueRef::Text(text) => moment_from_text(text),
        other => return Err(TypeError::mismatch(expected, &other)),
    };
    moment
        .and_then(make)
        .ok_or_else(|| TypeError::range(expected, "no date and time of its range"))
}

fn digits(text: &str, least: usize, most: usize) -> Option<i64> {
    let plain = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_databases_write() {
        let noon = Moment {
            seconds: 1_709_209_800,
            nanos: 500_000_000,
        };
        for text in [
            "2024-02-29 12:30:00.5",
            "2024-02-29T12:30:00.500Z",
            "2024-02-29 14:30:00.5+02:00",
            "2024-02-29 10:30:00.5-0200",
            "2024-02-29 13:30:00.5+01",
        ] {
            assert_eq!(moment_from_text(text), Some(noon), "{text}");
        }
        assert_eq!(
            moment_from_text("1970-01-02"),
            Some(Moment {
                seconds: DAY,
                nanos: 0
            })
        );
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "2024",
            "2023-02-29",
            "2024-13-01",
            "2024-02-29 25:00:00",
            "2024-02-29 12:30:00.",
            "2024-02-29 12:30:00+x",
            "é-é-é",
        ] {
            assert_eq!(moment_from_text(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_comes_back(seconds in -8_000_000_000_000i64..8_000_000_000_000, nanos in 0u32..1_000_000_000) {
            let moment = Moment { seconds, nanos };
            prop_assert_eq!(moment_from_text(&moment_to_text(moment)), Some(moment));
        }

        #[test]
        fn text_of_four_digit_years_sorts_as_the_moments(a in -62_167_219_200i64..253_402_300_799, b in -62_167_219_200i64..253_402_300_799, n in 0u32..1_000_000_000) {
            let (a, b) = (Moment { seconds: a, nanos: n }, Moment { seconds: b, nanos: 0 });
            prop_assert_eq!(a.cmp(&b), moment_to_text(a).cmp(&moment_to_text(b)));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = moment_from_text(&text);
        }
    }
}
