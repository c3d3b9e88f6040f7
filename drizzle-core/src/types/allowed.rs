//! The values of a type that has fewer than its column type.

/// The only values of a type whose column type has more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Allowed {
    /// These integers.
    Integers(&'static [i64]),
    /// These texts.
    Texts(&'static [&'static str]),
}
