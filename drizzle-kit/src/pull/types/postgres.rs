//! PostgreSQL, in the words of `format_type`.
use super::{DECIMAL, JSON, Typed, Types, UUID, parts};

pub(super) fn typed(ty: &str, types: &Types<'_>) -> Typed {
    if let Some(own) = types.own(ty) {
        return Typed::plain(own);
    }
    if let Some(element) = ty.strip_suffix("[]") {
        let element_type = typed(element, types);
        // The types know no array of composite values and NULLs.
        let rust = match types.is_composite(element) {
            true => format!("Vec<{}>", element_type.rust),
            false => format!("Vec<Option<{}>>", element_type.rust),
        };
        return match element_type {
            Typed { unknown: true, .. } => Typed {
                unknown: true,
                ..Typed::native("Vec<Option<String>>", ty)
            },
            Typed { word: None, .. } => Typed::plain(&rust),
            Typed { .. } => Typed::native(&rust, ty),
        };
    }
    plain(ty, types).unwrap_or_else(|| Typed::unknown(ty))
}

/// What has a Rust type.
pub(super) fn plain(ty: &str, types: &Types<'_>) -> Option<Typed> {
    let dates = types.dates();
    let (word, numbers) = parts(ty);
    Some(match (word.as_str(), &numbers[..]) {
        ("smallint", []) => Typed::plain("i16"),
        ("integer", []) => Typed::plain("i32"),
        ("bigint", []) => Typed::plain("i64"),
        ("real", []) => Typed::plain("f32"),
        ("double precision", []) => Typed::plain("f64"),
        ("numeric", []) => Typed::plain(DECIMAL),
        ("numeric", [p, s]) if s <= p => Typed::word(DECIMAL, format!("numeric({p}, {s})")),
        ("boolean", []) => Typed::plain("bool"),
        ("text", []) => Typed::plain("String"),
        ("character varying", [n]) => Typed::word("String", format!("varchar({n})")),
        ("character", [n]) => Typed::word("String", format!("char({n})")),
        ("character varying", []) | ("name", []) => Typed::native("String", ty),
        ("bytea", []) => Typed::plain("Vec<u8>"),
        ("uuid", []) => Typed::plain(UUID),
        ("json", []) => Typed::word(JSON, "json"),
        ("jsonb", []) => Typed::plain(JSON),
        ("date", []) => Typed::plain(dates.date),
        ("time without time zone", []) => Typed::plain(dates.time),
        ("time without time zone", [p]) => Typed::word(dates.time, format!("time({p})")),
        ("timestamp without time zone", []) => Typed::plain(dates.timestamp),
        ("timestamp without time zone", [p]) => {
            Typed::word(dates.timestamp, format!("timestamp({p})"))
        }
        ("timestamp with time zone", []) => Typed::plain(dates.timestamptz),
        ("timestamp with time zone", [p]) => {
            Typed::word(dates.timestamptz, format!("timestamptz({p})"))
        }
        ("bit", [n]) => Typed::word("drizzle::types::Bits", format!("bit({n})")),
        ("bit varying", [n]) => Typed::word("drizzle::types::Bits", format!("varbit({n})")),
        ("vector", [n]) => Typed::word("drizzle::types::Vector", format!("vector({n})")),
        ("halfvec", [n]) => Typed::word("drizzle::types::HalfVector", format!("halfvec({n})")),
        ("sparsevec", [n]) => {
            Typed::word("drizzle::types::SparseVector", format!("sparsevec({n})"))
        }
        (word, []) => Typed::plain(&match range(word, types) {
            Some(item) => format!("drizzle::types::Range<{item}>"),
            None => format!("drizzle::types::{}", special(word)?),
        }),
        _ => return None,
    })
}

fn range(word: &str, types: &Types<'_>) -> Option<&'static str> {
    Some(match word {
        "int4range" => "i32",
        "int8range" => "i64",
        "numrange" => DECIMAL,
        "daterange" => types.dates().date,
        "tsrange" => types.dates().timestamp,
        "tstzrange" => types.dates().timestamptz,
        _ => return None,
    })
}

fn special(word: &str) -> Option<&'static str> {
    Some(match word {
        "interval" => "Interval",
        "inet" => "Inet",
        "cidr" => "Cidr",
        "macaddr" => "MacAddr",
        "macaddr8" => "MacAddr8",
        "bit varying" => "Bits",
        "money" => "Money",
        "oid" => "Oid",
        "point" => "Point",
        "line" => "Line",
        "lseg" => "LineSegment",
        "box" => "Rectangle",
        "path" => "Path",
        "polygon" => "Polygon",
        "circle" => "Circle",
        "xml" => "Xml",
        "tsvector" => "TsVector",
        "citext" => "CiText",
        "hstore" => "Hstore",
        "ltree" => "Ltree",
        "vector" => "Vector",
        "halfvec" => "HalfVector",
        "sparsevec" => "SparseVector",
        _ => return None,
    })
}
