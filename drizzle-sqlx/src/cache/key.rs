//! By what results are kept.
use drizzle_core::render::Sql;
use drizzle_core::value::{Value, ValueRef};
use std::fmt;
use std::hash::{Hash, Hasher};

/// By what a result is kept: the text of the query, and the values of its parameters.
#[derive(Clone)]
pub struct Key {
    text: String,
    values: Vec<Value>,
}

impl Key {
    pub(super) fn of(sql: &Sql) -> Self {
        Key {
            text: sql.text.clone(),
            values: sql.values.clone(),
        }
    }

    /// The text of the query.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Without the values.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Key").field(&self.text).finish()
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.values == other.values
    }
}
/// A value that is not equal to itself, such as a float that is no number, makes a key that finds nothing.
impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        for value in &self.values {
            // What is left out makes a hash that is less good, and never a wrong one.
            match value.as_ref() {
                ValueRef::Bool(v) => v.hash(state),
                ValueRef::I64(v) => v.hash(state),
                ValueRef::U64(v) => v.hash(state),
                ValueRef::Text(v) | ValueRef::Json(v) => v.hash(state),
                ValueRef::Bytes(v) => v.hash(state),
                ValueRef::Date(v) => v.hash(state),
                ValueRef::Time(v) => v.hash(state),
                ValueRef::Duration(v) => v.hash(state),
                ValueRef::Uuid(v) => v.hash(state),
                _ => {}
            }
        }
    }
}
