//! Enums of the schema.
use super::TypeError;
use crate::value::{EnumDef, Value, ValueRef};

/// A Rust enum that is an enum of the schema: `#[derive(SqlEnum)]`.
///
/// A native enum type on PostgreSQL, text with a CHECK elsewhere.
pub trait SqlEnum: Sized + Send + 'static {
    /// Its name and labels.
    const DEF: &'static EnumDef;
    /// The position of this variant among the labels.
    fn index(&self) -> usize;
    /// The variant at a position.
    fn from_index(index: usize) -> Option<Self>;

    /// The label of this variant.
    fn label(&self) -> &'static str {
        Self::DEF.labels[self.index()]
    }

    #[doc(hidden)]
    fn enum_value(&self) -> Value {
        Value::Enum(Self::DEF, self.label().into())
    }

    #[doc(hidden)]
    fn from_enum_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let ValueRef::Text(found) = value else {
            return Err(TypeError::mismatch("a label of an enum", &value));
        };
        let index = Self::DEF.labels.iter().position(|label| *label == found);
        index
            .and_then(Self::from_index)
            .ok_or_else(|| unknown(Self::DEF, found))
    }
}

/// An enum's labels belong to the schema, so an unknown one is named (cut, in case it is something else).
#[cold]
fn unknown(def: &EnumDef, found: &str) -> TypeError {
    let cut: String = found.chars().take(63).collect();
    TypeError {
        expected: format!(
            "one of the labels of enum `{}` ({})",
            def.name,
            def.labels.join(", ")
        )
        .into(),
        found: format!("the label {cut:?}").into(),
    }
}
