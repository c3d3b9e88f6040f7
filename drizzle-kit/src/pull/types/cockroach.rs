//! CockroachDB, in the words of its `pg_catalog`, which are PostgreSQL's.
use super::{Typed, Types, postgres};

/// What only PostgreSQL has has no Rust type here.
const LACKS: &[&str] = &[
    "Cidr",
    "MacAddr",
    "MacAddr8",
    "Money",
    "Point",
    "Line",
    "LineSegment",
    "Rectangle",
    "Path",
    "Polygon",
    "Circle",
    "Xml",
    "TsVector",
    "CiText",
    "Hstore",
    "Ltree",
    "Range<",
    "Vec<Option<Vec<",
    "HalfVector",
    "SparseVector",
];

pub(super) fn typed(ty: &str, types: &Types<'_>) -> Typed {
    let typed = postgres::typed(ty, types);
    let name = typed
        .rust
        .trim_start_matches("Vec<Option<")
        .trim_start_matches("drizzle::types::");
    let lacks = LACKS.iter().any(|lack| match lack.ends_with('<') {
        true => typed.rust.contains(lack),
        false => name.trim_end_matches('>') == *lack,
    });
    match lacks {
        true => Typed::unknown(ty),
        false => typed,
    }
}
