//! Enums of the schema.
use super::TypeError;
use crate::value::{EnumDef, Kind, Value, ValueRef};

/// A Rust enum that is an enum of the schema: `#[derive(SqlEnum)]`.
///
/// A native enum type on PostgreSQL, CockroachDB and MySQL, text with a CHECK elsewhere; with `#[sql_enum(text)]` or
/// `#[sql_enum(integer)]` text or an integer with a CHECK everywhere.
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
    fn text_value(&self) -> Value {
        Value::Text(self.label().into())
    }

    #[doc(hidden)]
    fn integer_value(&self, kind: Kind, numbers: &[i64]) -> Value {
        let number = numbers.get(self.index()).copied().unwrap_or_default();
        let invalid = || Value::Invalid(kind, "the number of an enum is out of range".into());
        match kind {
            Kind::I16 => i16::try_from(number).map_or_else(|_| invalid(), Value::I16),
            Kind::I32 => i32::try_from(number).map_or_else(|_| invalid(), Value::I32),
            _ => Value::I64(number),
        }
    }

    #[doc(hidden)]
    fn from_enum_value(value: ValueRef<'_>) -> Result<Self, TypeError> {
        let ValueRef::Text(found) = value else {
            return Err(TypeError::mismatch("a label of an enum", &value));
        };
        let index = Self::DEF.labels.iter().position(|label| *label == found);
        index
            .and_then(Self::from_index)
            .ok_or_else(|| unknown_label(Self::DEF, found))
    }

    #[doc(hidden)]
    fn from_integer_value(value: ValueRef<'_>, numbers: &[i64]) -> Result<Self, TypeError> {
        let ValueRef::I64(found) = value else {
            return Err(TypeError::mismatch("the number of an enum", &value));
        };
        let index = numbers.iter().position(|number| *number == found);
        index
            .and_then(Self::from_index)
            .ok_or_else(|| unknown_number(Self::DEF, numbers, found))
    }
}

/// An enum's labels belong to the schema, so an unknown one is named. What does not look like one is data: only its length
/// is told.
#[cold]
fn unknown_label(def: &EnumDef, found: &str) -> TypeError {
    let like_a_label = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let length = found.chars().count();
    TypeError {
        expected: format!(
            "one of the labels of enum `{}` ({})",
            def.name,
            def.labels.join(", ")
        )
        .into(),
        found: if (1..=63).contains(&length) && found.chars().all(like_a_label) {
            format!("the label \"{found}\"").into()
        } else {
            format!("a text of {length} characters that looks like no label").into()
        },
    }
}

/// So do its numbers.
#[cold]
fn unknown_number(def: &EnumDef, numbers: &[i64], found: i64) -> TypeError {
    let numbers: Vec<_> = numbers.iter().map(i64::to_string).collect();
    TypeError {
        expected: format!(
            "one of the numbers of enum `{}` ({})",
            def.name,
            numbers.join(", ")
        )
        .into(),
        found: format!("the number {found}").into(),
    }
}
