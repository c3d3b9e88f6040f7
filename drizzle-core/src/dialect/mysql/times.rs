//! How functions of dates and times are written. The driver keeps the session's time zone at UTC.
use crate::ast::{Clock, TimeForm, Unit, with_unit};

pub(super) fn time_form(form: TimeForm) -> &'static str {
    match form {
        TimeForm::Now(Clock::Date) => "current_date()",
        TimeForm::Now(Clock::Time) => "current_time(6)",
        TimeForm::Now(_) => "current_timestamp(6)",
        TimeForm::Truncate(unit, Clock::Date) => match unit {
            Unit::Year => "cast(date_format({0}, '%Y-01-01') as date)",
            Unit::Month => "cast(date_format({0}, '%Y-%m-01') as date)",
            _ => "cast({0} as date)",
        },
        TimeForm::Truncate(unit, _) => match unit {
            Unit::Year => "cast(date_format({0}, '%Y-01-01 00:00:00') as datetime(6))",
            Unit::Month => "cast(date_format({0}, '%Y-%m-01 00:00:00') as datetime(6))",
            Unit::Day => "cast(date_format({0}, '%Y-%m-%d 00:00:00') as datetime(6))",
            Unit::Hour => "cast(date_format({0}, '%Y-%m-%d %H:00:00') as datetime(6))",
            Unit::Minute => "cast(date_format({0}, '%Y-%m-%d %H:%i:00') as datetime(6))",
            Unit::Second => "cast(date_format({0}, '%Y-%m-%d %H:%i:%s') as datetime(6))",
        },
        TimeForm::Add(unit, _) => with_unit!(unit, "date_add({0}, interval {1} ", ")"),
        TimeForm::Days => "datediff({0}, {1})",
        TimeForm::Epoch => {
            "cast(floor(timestampdiff(microsecond, '1970-01-01', {0}) / 1000000) as signed)"
        }
    }
}
