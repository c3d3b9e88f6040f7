//! What kind of values a type of a database has, by its words: whether another type holds them too.

/// A kind of types whose values are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Whole numbers of so many bits; with a sign or not.
    Integer { bits: u32, signed: bool },
    /// Exact numbers: digits, and those behind the point.
    Decimal(Option<(u32, u32)>),
    /// Floats of so many bits.
    Float(u32),
    /// Texts of so many characters.
    Text(Option<u32>),
    /// True or false.
    Bool,
    /// Dates.
    Date,
    /// Times of a day.
    Time,
    /// Dates with times; in a time zone or not.
    Moment { zone: bool },
    /// Documents.
    Json,
    /// UUIDs.
    Uuid,
    /// Bytes.
    Bytes,
    /// Anything else.
    Other,
}

/// The kind of a type.
pub(crate) fn family(ty: &str) -> Family {
    let lower = ty.trim().to_ascii_lowercase();
    let signed = !lower.contains("unsigned");
    let numbers = numbers(&lower);
    let first = numbers.first().copied();
    let word = lower.split(['(', ' ']).next().unwrap_or_default();
    if lower.ends_with(']') {
        return Family::Other;
    }
    let integer = |bits| Family::Integer { bits, signed };
    match word {
        "boolean" | "bool" => Family::Bool,
        "bit" if first.is_none() => Family::Bool,
        "tinyint" => integer(8),
        "smallint" | "int2" | "smallserial" | "year" => integer(16),
        "mediumint" => integer(24),
        "int" | "integer" | "int4" | "serial" => integer(32),
        "bigint" | "int8" | "bigserial" => integer(64),
        "decimal" | "numeric" => {
            let scale = numbers.get(1).copied().unwrap_or(0);
            Family::Decimal(first.map(|digits| (digits, scale)))
        }
        "real" | "float4" => Family::Float(32),
        "double" | "float8" | "float" => Family::Float(64),
        "text" | "string" | "longtext" | "mediumtext" | "ntext" | "citext" => Family::Text(None),
        "tinytext" => Family::Text(Some(255)),
        "varchar" | "char" | "nvarchar" | "nchar" | "character" => Family::Text(first),
        "date" => Family::Date,
        "time" | "timetz" => Family::Time,
        "timestamptz" | "datetimeoffset" => Family::Moment { zone: true },
        "timestamp" => Family::Moment {
            zone: lower.contains("with time zone"),
        },
        "datetime" | "datetime2" | "smalldatetime" => Family::Moment { zone: false },
        "json" | "jsonb" => Family::Json,
        "uuid" | "uniqueidentifier" => Family::Uuid,
        "bytea" | "bytes" | "blob" | "longblob" | "mediumblob" | "tinyblob" | "binary"
        | "varbinary" => Family::Bytes,
        _ => Family::Other,
    }
}

fn numbers(ty: &str) -> Vec<u32> {
    let inner = ty
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    let inner = inner.map(|(inner, _)| inner).unwrap_or_default();
    inner
        .split(',')
        .filter_map(|n| n.trim().parse().ok())
        .collect()
}

/// The labels of an enum that is written out, as literals.
fn labels(ty: &str) -> Option<Vec<&str>> {
    let inner = ty.strip_prefix("enum(")?.strip_suffix(')')?;
    let (mut text, mut begin, mut labels) = (false, 0, Vec::new());
    for (at, c) in inner.char_indices() {
        match c {
            '\'' => text = !text,
            ',' if !text => {
                labels.push(inner[begin..at].trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    labels.push(inner[begin..].trim());
    Some(labels)
}

/// Whether the second type holds every value of the first one, unchanged.
pub(crate) fn widens(from: &str, to: &str) -> bool {
    if from.eq_ignore_ascii_case(to) {
        return true;
    }
    if let (Some(labels), Some(others)) = (labels(from), labels(to)) {
        return labels.iter().all(|label| others.contains(label));
    }
    match (family(from), family(to)) {
        (
            Family::Integer { bits, signed },
            Family::Integer {
                bits: more,
                signed: also,
            },
        ) => (signed == also && more >= bits) || (!signed && also && more > bits),
        (Family::Integer { .. }, Family::Decimal(None)) => true,
        (Family::Integer { bits, .. }, Family::Decimal(Some((digits, scale)))) => {
            digits.saturating_sub(scale) > bits * 3 / 10 + 1
        }
        (Family::Integer { bits: 8 | 16, .. }, Family::Float(_)) => true,
        (Family::Integer { bits: 32, .. }, Family::Float(64)) => true,
        (Family::Bool, Family::Integer { .. }) => true,
        (Family::Float(bits), Family::Float(more)) => more >= bits,
        (Family::Decimal(_), Family::Decimal(None)) => true,
        (Family::Decimal(Some((p, s))), Family::Decimal(Some((digits, scale)))) => {
            scale >= s && digits.saturating_sub(scale) >= p.saturating_sub(s)
        }
        (Family::Text(_), Family::Text(None)) => true,
        (Family::Text(Some(length)), Family::Text(Some(more))) => more >= length,
        (Family::Other | Family::Bytes | Family::Json, _) => false,
        // The text of a value is all that there is to it.
        (_, Family::Text(None)) => true,
        (Family::Date, Family::Moment { .. }) => true,
        _ => false,
    }
}

/// Whether a value of the first type can be made one of the second by the value itself, if it is one.
pub(crate) fn converts(from: &str, to: &str) -> bool {
    let number = |family| {
        matches!(
            family,
            Family::Integer { .. } | Family::Decimal(_) | Family::Float(_)
        )
    };
    match (family(from), family(to)) {
        (Family::Text(_), _) | (_, Family::Text(_)) => true,
        // Enums and what else has a text.
        (Family::Other, Family::Other) => true,
        (Family::Json, Family::Json) | (Family::Bytes, Family::Bytes) => true,
        (Family::Bool, Family::Integer { .. }) | (Family::Integer { .. }, Family::Bool) => true,
        (Family::Date | Family::Moment { .. }, Family::Date | Family::Moment { .. }) => true,
        (Family::Moment { .. }, Family::Time) => true,
        (one, other) if number(one) && number(other) => true,
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::{converts, widens};

    #[test]
    fn what_holds_all_values() {
        for (from, to) in [
            ("integer", "bigint"),
            ("int", "decimal(65, 30)"),
            ("int unsigned", "bigint"),
            ("varchar(10)", "varchar(20)"),
            ("varchar(10)", "text"),
            ("nvarchar(10)", "nvarchar(max)"),
            ("numeric(10, 2)", "numeric(12, 2)"),
            ("date", "timestamp"),
            ("boolean", "integer"),
            ("uuid", "text"),
            ("enum('a', 'b, c')", "enum('b, c', 'd', 'a')"),
        ] {
            assert!(widens(from, to), "{from} {to}");
            assert!(converts(from, to), "{from} {to}");
        }
    }

    #[test]
    fn what_does_not() {
        for (from, to) in [
            ("bigint", "integer"),
            ("int", "int unsigned"),
            ("bigint", "double precision"),
            ("text", "varchar(10)"),
            ("text", "integer"),
            ("numeric(12, 2)", "numeric(12, 4)"),
            ("timestamp", "date"),
            ("jsonb", "text"),
            ("enum('a', 'b')", "enum('a')"),
        ] {
            assert!(!widens(from, to), "{from} {to}");
        }
        assert!(!converts("date", "integer") && !converts("uuid", "bigint"));
    }
}
