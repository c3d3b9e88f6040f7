//! How functions are written.
use super::Sqlite;
use crate::ast::{DatePart, Form, NumberForm};
use crate::dialect::forms::Forms;

/// As text, which is what UUIDs are here.
pub(super) const RANDOM_UUID: &str = "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || \
     substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || \
     substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";

impl Forms for Sqlite {
    fn form(&self, form: Form) -> Option<&'static str> {
        Some(match form {
            Form::Left => "substr({0}, 1, {1})",
            Form::Right => "substr({0}, -{1})",
            Form::Position => "instr({0}, {1})",
            // So many bytes of zero, each of which is two digits.
            Form::Repeat => "replace(hex(zeroblob({1})), '00', {0})",
            Form::Greatest => "max({0}, {1})",
            Form::Least => "min({0}, {1})",
            Form::Date(part) | Form::Instant(part) => date_part(part),
            // These it has only if it was compiled with them.
            Form::Ceil | Form::Floor | Form::Power | Form::Sqrt => return None,
            Form::Time(form) => return super::times::time_form(form),
            Form::Number(form) => return number_form(form),
            Form::Lpad
            | Form::Md5
            | Form::Rpad
            | Form::Reverse
            | Form::SplitPart
            | Form::Matches
            | Form::Grouping => return None,
            form => form.standard(),
        })
    }
}

fn number_form(form: NumberForm) -> Option<&'static str> {
    Some(match form {
        // These it has only if it was compiled with them.
        NumberForm::Trunc | NumberForm::Exp | NumberForm::Ln | NumberForm::Log10 => return None,
        // 53 of the 64 bits that `random` gives: as many as a float keeps.
        NumberForm::Random => "((random() & 9007199254740991) / 9007199254740992.0)",
        NumberForm::BitXor => "(([0] | [1]) - ([0] & [1]))",
        form => form.standard(),
    })
}

fn date_part(part: DatePart) -> &'static str {
    match part {
        DatePart::Year => "cast(strftime('%Y', {0}) as integer)",
        DatePart::Month => "cast(strftime('%m', {0}) as integer)",
        DatePart::Day => "cast(strftime('%d', {0}) as integer)",
        DatePart::Quarter => "((cast(strftime('%m', {0}) as integer) + 2) / 3)",
        DatePart::DayOfYear => "cast(strftime('%j', {0}) as integer)",
        DatePart::Hour => "cast(strftime('%H', {0}) as integer)",
        DatePart::Minute => "cast(strftime('%M', {0}) as integer)",
        DatePart::Second => "cast(strftime('%S', {0}) as integer)",
        // Sunday is 0 here.
        DatePart::Weekday => "((cast(strftime('%w', {0}) as integer) + 6) % 7 + 1)",
    }
}
