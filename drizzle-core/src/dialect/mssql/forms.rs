//! How functions are written.
use super::Mssql;
use crate::ast::{DatePart, Form, NumberForm};
use crate::dialect::forms::Forms;

impl Forms for Mssql {
    fn form(&self, form: Form) -> Option<&'static str> {
        Some(match form {
            Form::Substring => "substring({0}, {1}, {2})",
            // Nothing is found nowhere here, but at the first place elsewhere.
            Form::Position => {
                "case when datalength({1}) = 0 and {0} is not null then 1 else cast(charindex({1}, {0}) as int) end"
            }
            // Of texts that are not `max`, these would cut what is longer than 8,000 bytes.
            Form::Replace => "replace(cast({0} as nvarchar(max)), {1}, {2})",
            Form::Repeat => "replicate(cast({0} as nvarchar(max)), {1})",
            // SQL Server 2022 has `is distinct from`; of one row with it, this is the same everywhere.
            Form::Distinct => "not exists (select {0} intersect select {1})",
            Form::NotDistinct => "exists (select {0} intersect select {1})",
            Form::Grouping => "cast(grouping({0}) as int)",
            Form::Ceil => "ceiling({0})",
            Form::Date(part) => match part {
                DatePart::Year => "datepart(year, {0})",
                DatePart::Month => "datepart(month, {0})",
                DatePart::Day => "datepart(day, {0})",
                DatePart::Quarter => "datepart(quarter, {0})",
                DatePart::DayOfYear => "datepart(dayofyear, {0})",
                DatePart::Hour => "datepart(hour, {0})",
                DatePart::Minute => "datepart(minute, {0})",
                DatePart::Second => "datepart(second, {0})",
                // Which day is the first depends on the session.
                DatePart::Weekday => "((datepart(weekday, {0}) + @@datefirst + 5) % 7 + 1)",
            },
            Form::Instant(part) => match part {
                DatePart::Year => "datepart(year, switchoffset({0}, '+00:00'))",
                DatePart::Month => "datepart(month, switchoffset({0}, '+00:00'))",
                DatePart::Day => "datepart(day, switchoffset({0}, '+00:00'))",
                DatePart::Quarter => "datepart(quarter, switchoffset({0}, '+00:00'))",
                DatePart::DayOfYear => "datepart(dayofyear, switchoffset({0}, '+00:00'))",
                DatePart::Hour => "datepart(hour, switchoffset({0}, '+00:00'))",
                DatePart::Minute => "datepart(minute, switchoffset({0}, '+00:00'))",
                DatePart::Second => "datepart(second, switchoffset({0}, '+00:00'))",
                DatePart::Weekday => {
                    "((datepart(weekday, switchoffset({0}, '+00:00')) + @@datefirst + 5) % 7 + 1)"
                }
            },
            Form::Time(form) => super::times::time_form(form),
            Form::Number(form) => number_form(form),
            Form::Md5 | Form::Lpad | Form::Rpad | Form::SplitPart | Form::Matches => return None,
            form => form.standard(),
        })
    }
}

fn number_form(form: NumberForm) -> &'static str {
    match form {
        NumberForm::Round => "round({0}, 0)",
        NumberForm::Trunc => "round({0}, 0, 1)",
        NumberForm::Sign => "cast(sign({0}) as int)",
        NumberForm::Ln => "log({0})",
        // `rand` without a seed is the same in each row.
        NumberForm::Random => "rand(checksum(newid()))",
        form => form.standard(),
    }
}
