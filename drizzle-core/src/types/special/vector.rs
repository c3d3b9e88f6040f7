//! pgvector's types. Their extension: `create extension vector`.
use super::{Special, special};

/// A vector: `#[column(vector(n))]` says of how many dimensions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vector(pub Vec<f32>);

/// A vector of halves: numbers of 16 bits, to which the database rounds what it is given. `#[column(halfvec(n))]` says
/// of how many dimensions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HalfVector(pub Vec<f32>);

/// A vector that is zero almost everywhere. `#[column(sparsevec(n))]` says of how many dimensions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SparseVector {
    /// How many dimensions there are.
    pub dimensions: u32,
    /// The positions, counted from 0 and in their order, of what is not zero, and its values.
    pub entries: Vec<(u32, f32)>,
}

fn finite<'v>(mut values: impl Iterator<Item = &'v f32>) -> Result<(), &'static str> {
    match values.all(|v| v.is_finite()) {
        true => Ok(()),
        false => Err("a vector holds NaN or an infinity"),
    }
}

special! {
    Vector, "vector", Named,
        |v| finite(v.0.iter()).map(|()| Special::Vector(v.0)),
        |shape| match shape {
            Special::Vector(v) => Some(Vector(v)),
            _ => None,
        };
    HalfVector, "halfvec", Text,
        |v| finite(v.0.iter()).map(|()| Special::Vector(v.0)),
        |shape| match shape {
            Special::Vector(v) => Some(HalfVector(v)),
            _ => None,
        };
    SparseVector, "sparsevec", Text,
        |v| finite(v.entries.iter().map(|(_, v)| v)).map(|()| Special::Sparse(v.dimensions, v.entries)),
        |shape| match shape {
            Special::Sparse(dimensions, entries) => Some(SparseVector { dimensions, entries }),
            _ => None,
        };
}
