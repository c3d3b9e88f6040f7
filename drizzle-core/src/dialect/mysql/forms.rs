//! How functions are written.
use super::MySqlSyntax;
use crate::ast::{DatePart, Form, NumberForm};
use crate::dialect::forms::Forms;
use crate::schema::{ColumnDef, SqlTypeDef};
use crate::value::Kind;

/// Of random bytes, with the digits that say so: `uuid()` tells the time and the server.
pub(super) const RANDOM_UUID: &str = "(unhex(concat(hex(random_bytes(6)), '4', substr(hex(random_bytes(2)), 2), \
     elt(1 + floor(rand() * 4), '8', '9', 'a', 'b'), substr(hex(random_bytes(2)), 2), hex(random_bytes(6)))))";

/// The session's time, to the decimals that the column keeps: the server takes no others.
pub(super) fn on_update_now(column: &ColumnDef) -> Option<String> {
    if let Some(SqlTypeDef::Custom(ty)) = column.sql_type {
        return on_update_of(ty, column.kind);
    }
    if column.kind != Kind::Timestamp {
        return None;
    }
    let decimals = match column.sql_type {
        None | Some(SqlTypeDef::Timestamp) => 6,
        Some(SqlTypeDef::TimestampOf(decimals)) => decimals,
        Some(_) => return None,
    };
    Some(format!("current_timestamp({decimals})"))
}

/// The same for a type in MySQL's own words. Only a `timestamp` is an instant, whatever the session's time zone is.
fn on_update_of(ty: &str, kind: Kind) -> Option<String> {
    let ty = ty.trim().to_ascii_lowercase();
    let rest = match kind {
        Kind::Timestamp => ty.strip_prefix("timestamp").or(ty.strip_prefix("datetime")),
        Kind::TimestampTz => ty.strip_prefix("timestamp"),
        _ => None,
    }?;
    let decimals = match rest.trim() {
        "" => 0,
        sized => sized
            .strip_prefix('(')?
            .strip_suffix(')')?
            .trim()
            .parse()
            .ok()
            .filter(|decimals: &u8| *decimals <= 6)?,
    };
    Some(format!("current_timestamp({decimals})"))
}

impl Forms for MySqlSyntax {
    fn form(&self, form: Form) -> Option<&'static str> {
        Some(match form {
            Form::Position => "locate({1}, {0})",
            Form::Matches => "[0] regexp [1]",
            Form::Greatest => "greatest({0}, {1})",
            Form::Least => "least({0}, {1})",
            Form::Distinct => "not ([0] <=> [1])",
            Form::NotDistinct => "[0] <=> [1]",
            Form::Time(form) => super::times::time_form(form),
            Form::Number(form) => number_form(form),
            // A component of newer versions.
            Form::Md5 => return None,
            Form::SplitPart => return None,
            Form::Grouping if self.maria => return None,
            // The driver keeps the session's time zone at UTC.
            Form::Date(part) | Form::Instant(part) => date_part(part),
            form => form.standard(),
        })
    }
}

/// Bits are computed without a sign here.
fn number_form(form: NumberForm) -> &'static str {
    match form {
        NumberForm::Trunc => "truncate({0}, 0)",
        NumberForm::Random => "rand()",
        NumberForm::BitAnd => "cast([0] & [1] as signed)",
        NumberForm::BitOr => "cast([0] | [1] as signed)",
        NumberForm::BitXor => "cast([0] ^ [1] as signed)",
        NumberForm::BitNot => "cast(~[0] as signed)",
        form => form.standard(),
    }
}

fn date_part(part: DatePart) -> &'static str {
    match part {
        DatePart::Year => "extract(year from {0})",
        DatePart::Month => "extract(month from {0})",
        DatePart::Day => "extract(day from {0})",
        DatePart::Quarter => "quarter({0})",
        DatePart::DayOfYear => "dayofyear({0})",
        DatePart::Hour => "extract(hour from {0})",
        DatePart::Minute => "extract(minute from {0})",
        DatePart::Second => "extract(second from {0})",
        // Monday is 0 here.
        DatePart::Weekday => "(weekday({0}) + 1)",
    }
}
