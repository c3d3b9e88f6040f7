//! Composite types: structs of several values in one column, on PostgreSQL.
use super::{Field, TypeError};
use crate::value::{CompositeDef, Kind, Value, ValueRef, sent};

/// The value of a composite type, of the values of its fields.
#[doc(hidden)]
pub fn composite_value(def: &'static CompositeDef, fields: Vec<Value>) -> Value {
    let invalid = |value: &Value| match value {
        Value::Invalid(_, why) => Some(why.clone()),
        _ => None,
    };
    if let Some(why) = fields.iter().find_map(invalid) {
        return Value::Invalid(Kind::Composite(def), why);
    }
    Value::Composite(def, fields.into_iter().map(sent).collect())
}

/// Reads the fields of a composite value, in their order.
#[doc(hidden)]
#[derive(Debug)]
pub struct CompositeFields<'r> {
    def: &'static CompositeDef,
    left: std::vec::IntoIter<ValueRef<'r>>,
    at: usize,
}

impl<'r> CompositeFields<'r> {
    /// The fields of a value.
    ///
    /// # Errors
    /// When it is of another type, or has another number of fields.
    pub fn of(def: &'static CompositeDef, value: ValueRef<'r>) -> Result<Self, TypeError> {
        let fields = match value {
            ValueRef::Composite(fields) => fields,
            other => return Err(TypeError::mismatch("a value of a composite type", &other)),
        };
        if fields.len() != def.fields.len() {
            return Err(TypeError {
                expected: format!("{} fields of type `{}`", def.fields.len(), def.name).into(),
                found: format!("{} fields", fields.len()).into(),
            });
        }
        Ok(CompositeFields {
            def,
            left: fields.into_iter(),
            at: 0,
        })
    }

    /// The next field.
    ///
    /// # Errors
    /// When the value does not fit.
    pub fn field<F: Field>(&mut self) -> Result<F, TypeError> {
        let name = self.def.fields.get(self.at).map_or("", |(name, _)| name);
        self.at += 1;
        let value = self.left.next().unwrap_or(ValueRef::Null);
        let found_null = value == ValueRef::Null;
        F::read(value).map_err(|e| TypeError {
            expected: format!(
                "{} in field `{name}` of type `{}`",
                e.expected, self.def.name
            )
            .into(),
            found: match found_null {
                true => "NULL".into(),
                false => e.found,
            },
        })
    }
}
