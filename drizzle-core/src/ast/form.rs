//! Functions and operators that databases write in different ways.

use super::{NumberForm, TimeForm};

/// A function or operator whose text each dialect knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names of SQL's functions")]
pub enum Form {
    Trim,
    Ltrim,
    Rtrim,
    Substring,
    Replace,
    Left,
    Right,
    Position,
    Lpad,
    Rpad,
    Reverse,
    Repeat,
    SplitPart,
    Matches,
    Greatest,
    Least,
    Distinct,
    NotDistinct,
    Grouping,
    Abs,
    Ceil,
    Floor,
    Power,
    Sqrt,
    Md5,
    /// A function or operator of numbers.
    Number(NumberForm),
    /// A function of dates and times.
    Time(TimeForm),
    /// A part of a date, or of a point in time.
    Date(DatePart),
    /// A part of an instant, in UTC.
    Instant(DatePart),
}

/// A part of a date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "SQL's words")]
pub enum DatePart {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    /// Monday is 1, Sunday 7.
    Weekday,
    Quarter,
    DayOfYear,
}

impl Form {
    /// Whether it is a condition, and not a value that happens to be a boolean.
    pub(crate) fn is_condition(self) -> bool {
        matches!(self, Form::Matches | Form::Distinct | Form::NotDistinct)
    }
    /// Whether it computes with numbers.
    pub(crate) fn is_numeric(self) -> bool {
        matches!(
            self,
            Form::Abs | Form::Ceil | Form::Floor | Form::Power | Form::Sqrt | Form::Number(_)
        )
    }
    /// As most databases write it: `{0}` is the first argument, where commas, parentheses or words delimit it, and
    /// `[0]` where it needs parentheses unless it is one word.
    pub(crate) fn standard(self) -> &'static str {
        match self {
            Form::Trim => "trim({0})",
            Form::Ltrim => "ltrim({0})",
            Form::Rtrim => "rtrim({0})",
            Form::Substring => "substr({0}, {1}, {2})",
            Form::Replace => "replace({0}, {1}, {2})",
            Form::Left => "left({0}, {1})",
            Form::Right => "right({0}, {1})",
            Form::Position => "strpos({0}, {1})",
            Form::Lpad => "lpad({0}, {1}, {2})",
            Form::Rpad => "rpad({0}, {1}, {2})",
            Form::Reverse => "reverse({0})",
            Form::Repeat => "repeat({0}, {1})",
            Form::SplitPart => "split_part({0}, {1}, {2})",
            Form::Matches => "[0] ~ [1]",
            // NULL if either is, which `greatest` of PostgreSQL and SQL Server leaves out.
            Form::Greatest => "case when [0] >= [1] then {0} when [0] < [1] then {1} end",
            Form::Least => "case when [0] <= [1] then {0} when [0] > [1] then {1} end",
            Form::Distinct => "[0] is distinct from [1]",
            Form::NotDistinct => "[0] is not distinct from [1]",
            Form::Grouping => "grouping({0})",
            Form::Abs => "abs({0})",
            Form::Ceil => "ceil({0})",
            Form::Floor => "floor({0})",
            Form::Power => "power({0}, {1})",
            Form::Sqrt => "sqrt({0})",
            Form::Md5 => "md5({0})",
            Form::Number(form) => form.standard(),
            Form::Time(form) => form.standard(),
            Form::Date(part) => match part {
                DatePart::Year => "cast(extract(year from {0}) as integer)",
                DatePart::Month => "cast(extract(month from {0}) as integer)",
                DatePart::Day => "cast(extract(day from {0}) as integer)",
                DatePart::Hour => "cast(extract(hour from {0}) as integer)",
                DatePart::Minute => "cast(extract(minute from {0}) as integer)",
                DatePart::Second => "cast(floor(extract(second from {0})) as integer)",
                DatePart::Weekday => "cast(extract(isodow from {0}) as integer)",
                DatePart::Quarter => "cast(extract(quarter from {0}) as integer)",
                DatePart::DayOfYear => "cast(extract(doy from {0}) as integer)",
            },
            Form::Instant(part) => match part {
                DatePart::Year => "cast(extract(year from [0] at time zone 'UTC') as integer)",
                DatePart::Month => "cast(extract(month from [0] at time zone 'UTC') as integer)",
                DatePart::Day => "cast(extract(day from [0] at time zone 'UTC') as integer)",
                DatePart::Hour => "cast(extract(hour from [0] at time zone 'UTC') as integer)",
                DatePart::Minute => "cast(extract(minute from [0] at time zone 'UTC') as integer)",
                DatePart::Second => {
                    "cast(floor(extract(second from [0] at time zone 'UTC')) as integer)"
                }
                DatePart::Quarter => {
                    "cast(extract(quarter from [0] at time zone 'UTC') as integer)"
                }
                DatePart::DayOfYear => "cast(extract(doy from [0] at time zone 'UTC') as integer)",
                DatePart::Weekday => "cast(extract(isodow from [0] at time zone 'UTC') as integer)",
            },
        }
    }
}
