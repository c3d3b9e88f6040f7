//! Amounts of money, and object identifiers.
use super::{Special, elements, special};

/// PostgreSQL's `money`: a number of the smallest units of the server's currency (`lc_monetary`), such as cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub i64);

/// The number of an object of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Oid(pub u32);

special! {
    Money, "money", Plain,
        |v| Ok(Special::Integer(v.0)),
        |shape| match shape {
            Special::Integer(v) => Some(Money(v)),
            _ => None,
        };
    Oid, "oid", Plain,
        |v| Ok(Special::Integer(v.0.into())),
        |shape| match shape {
            Special::Integer(v) => u32::try_from(v).ok().map(Oid),
            _ => None,
        };
}
elements! { Money Oid }
