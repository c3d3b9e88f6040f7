//! Sequences: counters that are objects of their own.
use super::Quoted;
use crate::dialect::Syntax;
use crate::value::Kind;

/// A sequence, as `sequence!` declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SequenceDef {
    /// Its name in the database.
    pub name: &'static str,
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<&'static str>,
    /// The type of its numbers: an integer.
    pub kind: Kind,
    /// What is added each time; it may be negative, but not 0.
    pub increment: i64,
    /// The first number.
    pub start: i64,
    /// The smallest number.
    pub min: i64,
    /// The greatest number.
    pub max: i64,
    /// How many numbers a session takes at once, if not as many as the database likes.
    pub cache: Option<u32>,
    /// Whether it begins again after its last number.
    pub cycle: bool,
}

impl SequenceDef {
    /// Quoted, with its schema.
    pub(crate) fn quoted(&self, syntax: &dyn Syntax) -> String {
        let quoted = Quoted(syntax.quotes());
        match self.schema {
            Some(schema) => format!("{}.{}", quoted.name(schema), quoted.name(self.name)),
            None => quoted.name(self.name),
        }
    }
}
