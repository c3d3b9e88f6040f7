//! Defaults: a literal of Rust where the database would tell it in the same words, SQL everywhere else.
use super::names::{Named, variants};
use super::objects::numbers_of;
use super::types::Typed;
use super::{Pulling, literal};
use crate::introspect::unwrapped;
use drizzle_core::catalog::Column;

impl Pulling<'_> {
    /// What stands after `default =`.
    pub(super) fn default(&self, column: &Column, typed: &Typed, text: &str) -> String {
        self.plain_default(column, typed, text)
            .unwrap_or_else(|| format!("sql({})", literal(unwrapped(text))))
    }

    fn plain_default(&self, column: &Column, typed: &Typed, text: &str) -> Option<String> {
        if let Some(labels) = self.types.labels(&column.ty) {
            let label = text_of(text)?;
            let at = labels.iter().position(|known| *known == label)?;
            let owner = self.types.own(&column.ty)?;
            let variant = variants(&labels).into_iter().nth(at)?;
            return Some(format!("{owner}::{variant}"));
        }
        if let Some(sequence) = self.next_value(text, &typed.rust) {
            return Some(format!("next_value({sequence})"));
        }
        match typed.rust.as_str() {
            "bool" if self.types.bools_are_numbers() => match text {
                "0" => Some("false".into()),
                "1" => Some("true".into()),
                _ => None,
            },
            "bool" if text == "true" || text == "false" => Some(text.to_owned()),
            "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" => {
                // Some databases quote a number that is below zero or large.
                let quoted = text_of(text);
                let text = quoted.as_deref().unwrap_or(text);
                let number: i64 = text.parse().ok()?;
                let fits = fits(&typed.rust, number);
                (fits && number.to_string() == text).then(|| text.to_owned())
            }
            "f32" | "f64" => {
                let number: f64 = text.parse().ok()?;
                (format!("{number:?}") == text).then(|| text.to_owned())
            }
            "String" => text_of(text).map(|text| literal(&text)),
            _ => None,
        }
    }

    /// The sequence whose next number a default is, if its numbers are of the column's type.
    fn next_value(&self, text: &str, rust: &str) -> Option<&str> {
        let name = text
            .strip_prefix("nextval('")?
            .strip_suffix("'::regclass)")?;
        let is = |(schema, sequence): &Named| {
            let quoted = |name: &str| [name.to_owned(), format!("\"{name}\"")];
            match schema {
                None => quoted(sequence).iter().any(|known| known == name),
                Some(schema) => quoted(schema).iter().any(|schema| {
                    quoted(sequence)
                        .iter()
                        .any(|known| format!("{schema}.{known}") == name)
                }),
            }
        };
        let mut sequences = self.items.sequences.iter();
        let (named, item) = sequences.find(|(named, _)| is(named))?;
        let mut defs = self.catalog.sequences.iter();
        let def = defs.find(|def| (&def.schema, &def.name) == (&named.0, &named.1))?;
        (numbers_of(def) == rust).then_some(item.as_str())
    }
}

fn fits(rust: &str, number: i64) -> bool {
    match rust {
        "i8" => i8::try_from(number).is_ok(),
        "i16" => i16::try_from(number).is_ok(),
        "i32" => i32::try_from(number).is_ok(),
        "u8" => u8::try_from(number).is_ok(),
        "u16" => u16::try_from(number).is_ok(),
        "u32" => u32::try_from(number).is_ok(),
        _ => true,
    }
}

/// The text of a literal, with or without the type after it: `'it''s'::text`. One that needs more than doubled quotes is
/// none.
pub(super) fn text_of(sql: &str) -> Option<String> {
    let sql = sql.strip_prefix('N').unwrap_or(sql);
    let rest = sql.strip_prefix('\'')?;
    let end = rest.rfind('\'')?;
    let (inner, after) = (&rest[..end], &rest[end + 1..]);
    let cast = after.strip_prefix("::");
    if !after.is_empty() && cast.is_none() {
        return None;
    }
    let text = inner.replace("''", "\u{0}");
    match text.contains('\'') || text.contains('\\') || inner.contains('\u{0}') {
        true => None,
        false => Some(text.replace('\u{0}', "'")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let cases = [
            ("'a'", Some("a")),
            ("'it''s'::text", Some("it's")),
            ("'a'::character varying", Some("a")),
            ("N'a'", Some("a")),
            ("''", Some("")),
            ("'a' || 'b'", None),
            ("'a\\b'", None),
            ("'", None),
            ("a", None),
        ];
        for (sql, expected) in cases {
            assert_eq!(text_of(sql).as_deref(), expected, "{sql}");
        }
    }
}
