//! Values that a database handle carries, such as the tenant that a request is for.
use crate::ast;
use crate::error::Error;
use crate::expr::{Always, Expr, Node};
use crate::nullability::NotNull;
use crate::render::Sql;
use crate::scope::{In, Valid};
use crate::types::SqlType;
use crate::value::{Kind, Value, as_sent};
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that statements take from the database handle that runs them: `db.scoped(TENANT, 7)`.
pub struct ScopedValue<T> {
    name: &'static str,
    types: PhantomData<fn() -> T>,
}
impl<T> Clone for ScopedValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for ScopedValue<T> {}
impl<T> std::fmt::Debug for ScopedValue<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Scoped({})", self.name)
    }
}

/// A value that statements take from the database handle that runs them.
///
/// It is for the default filters of tables, and stands wherever an expression can. A statement that needs it is refused
/// before anything is sent where the handle has no value: `db.scoped(TENANT, 7)` makes one that has.
///
/// ```
/// use drizzle_core::scoped::{Scoped, scoped};
/// const TENANT: Scoped<i64> = scoped("tenant");
/// ```
pub type Scoped<T> = Expr<ScopedValue<T>>;

/// A value by this name, see [`Scoped`]. Two of one name are the same value.
pub const fn scoped<T>(name: &'static str) -> Scoped<T> {
    Expr(ScopedValue {
        name,
        types: PhantomData,
    })
}

impl<T: SqlType> Node for ScopedValue<T> {
    type Type = T;
    fn ast(self) -> ast::Expr {
        ast::Expr::Value(Value::Scoped(self.name, T::KIND))
    }
}
impl<T, S> In<S> for ScopedValue<T> {
    type Null = NotNull;
}
impl<T, S> Valid<S> for ScopedValue<T> {}
impl<T> crate::query::SingleColumn for ScopedValue<T> {
    type ScalarRule = Always;
}

/// The values that a database handle carries.
#[doc(hidden)]
#[derive(Debug, Clone, Default)]
pub struct ScopedValues(Option<Arc<Vec<(&'static str, Value)>>>);

impl ScopedValues {
    /// With one more value; the later one of a name counts.
    pub fn with<T: SqlType>(&self, which: Scoped<T>, value: T) -> Self {
        let name = which.0.name;
        let known = self.0.iter().flat_map(|values| values.iter());
        let mut values: Vec<_> = known.filter(|(known, _)| *known != name).cloned().collect();
        values.push((name, value.into_value()));
        ScopedValues(Some(Arc::new(values)))
    }

    /// Gives statements the values that they take.
    ///
    /// # Errors
    /// When there is none, or one of another type.
    pub fn fill(&self, statements: &mut [Sql]) -> Result<(), Error> {
        for sql in statements {
            for i in 0..sql.values.len() {
                let Value::Scoped(name, kind) = sql.values[i] else {
                    continue;
                };
                match self.value(name, kind) {
                    Ok(value) => sql.values[i] = value,
                    Err(reason) => {
                        return Err(Error::Encode {
                            reason,
                            sql: std::mem::take(&mut sql.text),
                        });
                    }
                }
            }
        }
        Ok(())
    }

    fn value(&self, name: &str, kind: Kind) -> Result<Value, String> {
        let mut values = self.0.iter().flat_map(|values| values.iter());
        let found = values.find(|(known, _)| *known == name);
        match found.map(|(_, value)| as_sent(value, kind)) {
            None => Err(format!(
                "the scoped value `{name}` is not set: run the statement on a handle that has it, which `.scoped(.., value)` gives, or without default filters"
            )),
            Some(value) if value.kind() != kind => Err(format!(
                "the scoped value `{name}` is a {kind:?} in the statement, and a {:?} in the database handle",
                value.kind()
            )),
            Some(value) => Ok(value.into_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: Scoped<i64> = scoped("tenant");

    fn statement() -> [Sql; 1] {
        let mut sql = Sql::new("select ?");
        sql.values = vec![Value::I64(1), Value::Scoped("tenant", Kind::I64)];
        [sql]
    }

    #[test]
    fn statements_get_the_values_of_their_handle() {
        let values = ScopedValues::default().with(TENANT, 6).with(TENANT, 7);
        let mut sql = statement();
        assert!(values.fill(&mut sql).is_ok());
        assert_eq!(sql[0].values, [Value::I64(1), Value::I64(7)]);
    }

    #[test]
    fn a_missing_value_is_refused() {
        let told = |values: ScopedValues| match values.fill(&mut statement()) {
            Err(Error::Encode { reason, sql }) => (reason, sql),
            other => panic!("not refused: {other:?}"),
        };
        let (reason, sql) = told(ScopedValues::default());
        assert!(reason.contains("`tenant` is not set"), "{reason}");
        assert_eq!(sql, "select ?");
        let (reason, _) = told(ScopedValues::default().with(scoped::<bool>("tenant"), true));
        assert!(reason.contains("is a I64"), "{reason}");
    }
}
