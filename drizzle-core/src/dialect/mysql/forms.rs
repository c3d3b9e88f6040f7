//! How functions are written.
use super::MySqlSyntax;
use crate::ast::{DatePart, Form};
use crate::dialect::forms::Forms;

impl Forms for MySqlSyntax {
    fn form(&self, form: Form) -> Option<&'static str> {
        Some(match form {
            Form::Position => "locate({1}, {0})",
            Form::Matches => "[0] regexp [1]",
            Form::Greatest => "greatest({0}, {1})",
            Form::Least => "least({0}, {1})",
            Form::Distinct => "not ([0] <=> [1])",
            Form::NotDistinct => "[0] <=> [1]",
            Form::SplitPart => return None,
            Form::Grouping if self.maria => return None,
            // The driver keeps the session's time zone at UTC.
            Form::Date(part) | Form::Instant(part) => date_part(part),
            form => form.standard(),
        })
    }
}

fn date_part(part: DatePart) -> &'static str {
    match part {
        DatePart::Year => "extract(year from {0})",
        DatePart::Month => "extract(month from {0})",
        DatePart::Day => "extract(day from {0})",
        DatePart::Hour => "extract(hour from {0})",
        DatePart::Minute => "extract(minute from {0})",
        DatePart::Second => "extract(second from {0})",
        // Monday is 0 here.
        DatePart::Weekday => "(weekday({0}) + 1)",
    }
}
