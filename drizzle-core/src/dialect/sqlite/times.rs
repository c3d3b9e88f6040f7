//! How functions of dates and times are written. They are texts: a date, a space, a time, perhaps with decimals.
use crate::ast::{Clock, TimeForm, Unit};

/// The functions of dates keep three decimals of a second, so they are given the first 19 characters, to which the
/// decimals are put back.
pub(super) fn time_form(form: TimeForm) -> Option<&'static str> {
    Some(match form {
        TimeForm::Now(Clock::Date) => "current_date",
        TimeForm::Now(Clock::Time) => "strftime('%H:%M:%f', 'now')",
        TimeForm::Now(_) => "strftime('%Y-%m-%d %H:%M:%f', 'now')",
        TimeForm::Truncate(unit, Clock::Date) => match unit {
            Unit::Year => "strftime('%Y-01-01', {0})",
            Unit::Month => "strftime('%Y-%m-01', {0})",
            _ => "date({0})",
        },
        TimeForm::Truncate(unit, _) => match unit {
            Unit::Year => "strftime('%Y-01-01 00:00:00', substr({0}, 1, 19))",
            Unit::Month => "strftime('%Y-%m-01 00:00:00', substr({0}, 1, 19))",
            Unit::Day => "strftime('%Y-%m-%d 00:00:00', substr({0}, 1, 19))",
            Unit::Hour => "strftime('%Y-%m-%d %H:00:00', substr({0}, 1, 19))",
            Unit::Minute => "strftime('%Y-%m-%d %H:%M:00', substr({0}, 1, 19))",
            Unit::Second => "substr({0}, 1, 19)",
        },
        // A month after the 31st of January is the 3rd of March here.
        TimeForm::Add(Unit::Year | Unit::Month, _) => return None,
        TimeForm::Add(_, Clock::Date) => "date({0}, [1] || ' days')",
        TimeForm::Add(unit, _) => match unit {
            Unit::Hour => {
                "(strftime('%Y-%m-%d %H:%M:%S', substr({0}, 1, 19), [1] || ' hours') || substr({0}, 20))"
            }
            Unit::Minute => {
                "(strftime('%Y-%m-%d %H:%M:%S', substr({0}, 1, 19), [1] || ' minutes') || substr({0}, 20))"
            }
            Unit::Second => {
                "(strftime('%Y-%m-%d %H:%M:%S', substr({0}, 1, 19), [1] || ' seconds') || substr({0}, 20))"
            }
            _ => {
                "(strftime('%Y-%m-%d %H:%M:%S', substr({0}, 1, 19), [1] || ' days') || substr({0}, 20))"
            }
        },
        TimeForm::Days => "cast(julianday({0}) - julianday({1}) as integer)",
        TimeForm::Epoch => "cast(strftime('%s', substr({0}, 1, 19)) as integer)",
    })
}
