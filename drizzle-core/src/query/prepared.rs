//! Queries that are rendered once and run often.
use super::select::{Count, Select};
use super::selection::Selection;
use crate::ast;
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, Decode, On, Rows, Run, Work};
use crate::expr::{Expr, Node};
use crate::nullability::NotNull;
use crate::render::Sql;
use crate::scope::{Checked, In, Valid};
use crate::types::SqlType;
use crate::value::{Kind, Value, as_sent};
use std::marker::PhantomData;
use std::sync::Arc;

/// A parameter of a prepared query: what the fields of `params!` are.
pub struct Param<T> {
    index: u16,
    types: PhantomData<fn() -> T>,
}
impl<T> Clone for Param<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Param<T> {}
impl<T> Expr<Param<T>> {
    #[doc(hidden)]
    pub const fn param(index: u16) -> Self {
        Expr(Param {
            index,
            types: PhantomData,
        })
    }
}
impl<T: SqlType> Node for Param<T> {
    type Type = T;
    fn ast(self) -> ast::Expr {
        ast::Expr::Value(Value::Param(self.index, T::KIND))
    }
}
impl<T, S> In<S> for Param<T> {
    type Null = NotNull;
}
impl<T, S> Valid<S> for Param<T> {}
impl<T> super::SingleColumn for Param<T> {
    type ScalarRule = crate::expr::Always;
}
impl Count for Expr<Param<i64>> {
    fn count(self) -> Value {
        Value::CountParam(self.0.index)
    }
}

/// The values of a prepared query's parameters, in the order of `params!`.
#[derive(Debug, Clone)]
pub struct ParamValues(Vec<Value>);
/// That a parameter can have this type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the type of a parameter",
    label = "not a SQL type",
    note = "a parameter is never NULL: where there may be no value, build the query without the condition, or with `is_null(..)`"
)]
pub trait ParamType: SqlType {}
#[diagnostic::do_not_recommend]
impl<T: SqlType> ParamType for T {}

impl ParamValues {
    /// That a parameter can have type `T`. `params!` calls it in a constant that every other mention of the
    /// type depends on, so that a type that is refused is one error.
    #[doc(hidden)]
    pub const fn fits<T: ParamType>() -> usize {
        0
    }
    #[doc(hidden)]
    pub fn new(values: Vec<Value>) -> Self {
        ParamValues(values)
    }
}

/// A query rendered once: `bind` gives it values, and it runs.
pub struct Prepared<'a, D, R> {
    on: On<'a, D>,
    sql: Result<Arc<Sql>, Arc<Error>>,
    decode: Decode<R>,
}

impl<'a, D: Dialect, Sel: Selection<S> + Valid<S>, S> Select<On<'a, D>, Sel, S, Checked> {
    /// Renders the query once, to run it often with other values.
    pub fn prepare(self) -> Prepared<'a, D, Sel::Output> {
        let on = self.on;
        Prepared {
            on,
            sql: self.statement().map(often).map_err(Arc::new),
            decode: Sel::decode,
        }
    }
}

/// A text that is rendered once is worth keeping, also with a comment.
pub(super) fn often(sql: Sql) -> Arc<Sql> {
    Arc::new(Sql { once: false, ..sql })
}

impl<'a, D: Dialect, R> Prepared<'a, D, R> {
    /// Gives the parameters their values.
    #[doc(alias("placeholder"))]
    pub fn bind(&self, values: ParamValues) -> BoundQuery<'a, D, R> {
        let sql = match &self.sql {
            Ok(sql) => bind(sql, values),
            Err(error) => Err(Error::Invalid(error.to_string())),
        };
        BoundQuery {
            on: self.on,
            sql,
            decode: self.decode,
        }
    }

    /// The SQL; `None` if it could not be rendered, which running it tells.
    pub fn sql(&self) -> Option<&str> {
        self.sql.as_ref().ok().map(|sql| sql.text.as_str())
    }
}

pub(crate) fn bind(sql: &Sql, ParamValues(given): ParamValues) -> Result<Sql, Error> {
    let mut sql = sql.clone();
    for value in &mut sql.values {
        let (index, kind) = match value {
            Value::Param(index, kind) => (*index, *kind),
            Value::CountParam(index) => (*index, Kind::I64),
            _ => continue,
        };
        let given = given.get(usize::from(index));
        let bound = match given.map(|given| as_sent(given, kind)).as_deref() {
            None => Err("has no value".to_owned()),
            Some(Value::Invalid(_, reason)) => Err(format!("can't be sent: {reason}")),
            Some(bound) if bound.kind() != kind => {
                let found = bound.kind();
                Err(format!("is a {kind:?}, its value is a {found:?}"))
            }
            Some(Value::I64(n)) if *n < 0 && matches!(value, Value::CountParam(_)) => {
                Err("is a number of rows and must not be negative".to_owned())
            }
            Some(bound) => Ok(bound.clone()),
        };
        *value = match bound {
            Ok(bound) => bound,
            Err(reason) => {
                return Err(Error::Encode {
                    reason: format!("parameter {} {reason}", index + 1),
                    sql: sql.text,
                });
            }
        };
    }
    Ok(sql)
}

/// A prepared query with values.
#[must_use = "a query does nothing until it is run: `.all()`, `.one()`, `.first()`, `.stream()`"]
pub struct BoundQuery<'a, D, R> {
    on: On<'a, D>,
    sql: Result<Sql, Error>,
    decode: Decode<R>,
}
impl<'a, D: Dialect, R: Send + 'static> BoundQuery<'a, D, R> {
    /// Every row.
    pub fn all(self) -> Run<'a, Vec<R>> {
        exec::all(self.on, self.sql.map(Work::new), self.decode)
    }
    /// The only row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    pub fn one(self) -> Run<'a, R> {
        exec::one(self.on, self.sql.map(Work::new), self.decode, 2)
    }
    /// The first row, if there is one. The text is rendered already, so add `.limit(1)` to the query
    /// where the rest should not be computed.
    pub fn first(self) -> Run<'a, Option<R>> {
        exec::first(self.on, self.sql.map(Work::new), self.decode, 1)
    }
    /// The rows one after the other.
    pub fn stream(self) -> Rows<'a, R> {
        exec::stream(self.on, self.sql, self.decode)
    }
}
