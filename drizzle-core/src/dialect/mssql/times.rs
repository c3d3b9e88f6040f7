//! How functions of dates and times are written.
use crate::ast::{Clock, TimeForm, Unit, with_unit};

pub(super) fn time_form(form: TimeForm) -> &'static str {
    match form {
        TimeForm::Now(Clock::Instant) => "sysdatetimeoffset()",
        TimeForm::Now(Clock::Local) => "sysutcdatetime()",
        TimeForm::Now(Clock::Date) => "cast(sysutcdatetime() as date)",
        TimeForm::Now(Clock::Time) => "cast(sysutcdatetime() as time(7))",
        // Only SQL Server 2022 has `datetrunc`.
        TimeForm::Truncate(unit, Clock::Date) => match unit {
            Unit::Year => "datefromparts(year({0}), 1, 1)",
            Unit::Month => "datefromparts(year({0}), month({0}), 1)",
            _ => "cast({0} as date)",
        },
        TimeForm::Truncate(unit, Clock::Instant) => match unit {
            Unit::Year => {
                "todatetimeoffset(datetime2fromparts(year(switchoffset({0}, '+00:00')), 1, 1, 0, 0, 0, 0, 7), '+00:00')"
            }
            Unit::Month => {
                "todatetimeoffset(datetime2fromparts(year(switchoffset({0}, '+00:00')), month(switchoffset({0}, '+00:00')), 1, 0, 0, 0, 0, 7), '+00:00')"
            }
            Unit::Day => {
                "todatetimeoffset(cast(cast(switchoffset({0}, '+00:00') as date) as datetime2(7)), '+00:00')"
            }
            Unit::Hour => {
                "todatetimeoffset(dateadd(hour, datepart(hour, switchoffset({0}, '+00:00')), cast(cast(switchoffset({0}, '+00:00') as date) as datetime2(7))), '+00:00')"
            }
            Unit::Minute => {
                "todatetimeoffset(dateadd(minute, datepart(hour, switchoffset({0}, '+00:00')) * 60 + datepart(minute, switchoffset({0}, '+00:00')), cast(cast(switchoffset({0}, '+00:00') as date) as datetime2(7))), '+00:00')"
            }
            Unit::Second => "dateadd(nanosecond, -datepart(nanosecond, {0}), {0})",
        },
        TimeForm::Truncate(unit, _) => match unit {
            Unit::Year => "datetime2fromparts(year({0}), 1, 1, 0, 0, 0, 0, 7)",
            Unit::Month => "datetime2fromparts(year({0}), month({0}), 1, 0, 0, 0, 0, 7)",
            Unit::Day => "cast(cast({0} as date) as datetime2(7))",
            Unit::Hour => {
                "dateadd(hour, datepart(hour, {0}), cast(cast({0} as date) as datetime2(7)))"
            }
            Unit::Minute => {
                "dateadd(minute, datepart(hour, {0}) * 60 + datepart(minute, {0}), cast(cast({0} as date) as datetime2(7)))"
            }
            Unit::Second => "dateadd(nanosecond, -datepart(nanosecond, {0}), {0})",
        },
        TimeForm::Add(unit, _) => with_unit!(unit, "dateadd(", ", {1}, {0})"),
        TimeForm::Days => "datediff(day, {1}, {0})",
        TimeForm::Epoch => "datediff_big(second, '1970-01-01', {0})",
    }
}
