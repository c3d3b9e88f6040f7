//! Sequences: counters that are objects of their own.
use super::Quoted;
use crate::dialect::Syntax;
use crate::error::Error;
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

    pub(super) fn create(
        &self,
        syntax: &'static dyn Syntax,
        if_not_exists: bool,
    ) -> Result<String, Error> {
        let name = self.quoted(syntax);
        let created = syntax.create_sequence(&name, self, if_not_exists);
        created.map_err(|reason| {
            let (dialect, name) = (syntax.name(), self.name);
            Error::Invalid(format!(
                "sequence `{name}` can't be created on {dialect}: {reason}"
            ))
        })
    }

    pub(super) fn drop(&self, syntax: &dyn Syntax, if_exists: bool) -> String {
        let guard = if if_exists { "if exists " } else { "" };
        format!("drop sequence {guard}{}", self.quoted(syntax))
    }

    /// From which number it counts to which, as most databases say it.
    pub(crate) fn counts(&self) -> String {
        let SequenceDef {
            increment,
            start,
            min,
            max,
            ..
        } = self;
        format!("start with {start} increment by {increment} minvalue {min} maxvalue {max}")
    }
}
