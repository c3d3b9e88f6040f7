//! MySQL and MariaDB, in the words of `column_type`.
use super::{DECIMAL, DateTypes, JSON, Typed, Types, parts};

pub(super) fn typed(ty: &str, types: &Types<'_>) -> Typed {
    if let Some(item) = types.own(ty) {
        return Typed::plain(&match labels("set", ty) {
            Some(_) => format!("SqlSet<{item}>"),
            None => item.to_owned(),
        });
    }
    plain(ty, types.dates()).unwrap_or_else(|| Typed::unknown(ty))
}

/// The labels of a type that lists them: `enum('a','b')`.
pub(in crate::pull) fn labels(word: &str, ty: &str) -> Option<Vec<String>> {
    let list = ty
        .strip_prefix(word)?
        .trim()
        .strip_prefix('(')?
        .strip_suffix(')')?;
    let mut labels = Vec::new();
    let mut rest = list.trim();
    while let Some(inner) = rest.strip_prefix('\'') {
        let mut label = String::new();
        let mut chars = inner.char_indices().peekable();
        let end = loop {
            match chars.next()? {
                (_, '\'') if chars.next_if(|(_, c)| *c == '\'').is_some() => label.push('\''),
                (at, '\'') => break at + 1,
                (_, c) => label.push(c),
            }
        };
        labels.push(label);
        rest = inner[end..].trim_start_matches([',', ' ']);
    }
    (rest.is_empty() && !labels.is_empty()).then_some(labels)
}

fn plain(ty: &str, dates: DateTypes) -> Option<Typed> {
    let (word, numbers) = parts(ty);
    Some(match (word.as_str(), &numbers[..]) {
        ("tinyint", [1]) => Typed::plain("bool"),
        // MariaDB tells the width that numbers are shown with.
        ("tinyint", _) => Typed::plain("i8"),
        ("tinyint unsigned", _) => Typed::plain("u8"),
        ("smallint", _) => Typed::plain("i16"),
        ("smallint unsigned", _) => Typed::plain("u16"),
        ("mediumint", _) => Typed::word("i32", "mediumint"),
        ("mediumint unsigned", _) => Typed::word("u32", "mediumint"),
        ("int", _) => Typed::plain("i32"),
        ("int unsigned", _) => Typed::plain("u32"),
        ("bigint", _) => Typed::plain("i64"),
        ("bigint unsigned", _) => Typed::plain("u64"),
        ("float", []) => Typed::plain("f32"),
        ("double", []) => Typed::plain("f64"),
        ("decimal", [p, s]) => Typed::word(DECIMAL, format!("numeric({p}, {s})")),
        ("longtext", []) => Typed::plain("String"),
        ("tinytext", []) => Typed::word("String", "tinytext"),
        ("mediumtext", []) => Typed::word("String", "mediumtext"),
        ("text", []) => Typed::native("String", "text"),
        ("varchar", [n @ ..=16_383]) => Typed::word("String", format!("varchar({n})")),
        ("char", [n @ 1..=255]) => Typed::word("String", format!("char({n})")),
        ("varchar" | "char", [_]) => Typed::native("String", ty),
        ("longblob", []) => Typed::plain("Vec<u8>"),
        ("tinyblob", []) => Typed::word("Vec<u8>", "tinyblob"),
        ("mediumblob", []) => Typed::word("Vec<u8>", "mediumblob"),
        ("blob", []) => Typed::native("Vec<u8>", "blob"),
        ("varbinary", [n]) if *n > 0 => Typed::word("Vec<u8>", format!("varbinary({n})")),
        ("binary", [n]) if *n > 0 => Typed::plain(&format!("[u8; {n}]")),
        ("json", []) => Typed::plain(JSON),
        ("date", []) => Typed::plain(dates.date),
        ("time", []) => Typed::word(dates.time, "time(0)"),
        ("time", [6]) => Typed::plain(dates.time),
        ("time", [p]) => Typed::word(dates.time, format!("time({p})")),
        ("datetime", []) => Typed::word(dates.timestamp, "timestamp(0)"),
        ("datetime", [6]) => Typed::plain(dates.timestamp),
        ("datetime", [p]) => Typed::word(dates.timestamp, format!("timestamp({p})")),
        ("timestamp", _) => Typed::native(dates.timestamptz, ty),
        ("year", _) => Typed::plain("Year"),
        ("decimal unsigned", _) => Typed::native(DECIMAL, ty),
        ("float unsigned", _) => Typed::native("f32", ty),
        ("double unsigned", _) => Typed::native("f64", ty),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_a_list() {
        let is = |list: &[&str]| {
            Some(
                list.iter()
                    .map(|&label| label.to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            labels("enum", "enum('a','it''s, (ok)','')"),
            is(&["a", "it's, (ok)", ""])
        );
        assert_eq!(labels("set", "set('x', 'y')"), is(&["x", "y"]));
        for other in ["enum()", "enum('a", "int", "enum('a'b)"] {
            assert_eq!(labels("enum", other), None, "{other}");
        }
    }
}
