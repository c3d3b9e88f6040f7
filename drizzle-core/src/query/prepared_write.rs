//! Writes that are rendered once and run often.
use super::prepared::{ParamValues, bind, often};
use super::selection::Selection;
use super::{
    Delete, DoUpdate, HasRows, Insert, IsFiltered, IsSomethingSet, NewRow, Returning, Update,
};
use crate::ast::{self, Cell};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, Decode, On, Run, Work};
use crate::render::Sql;
use crate::schema::{Models, Table};
use crate::value::Value;
use std::sync::Arc;

type Rendered = Result<Vec<Arc<Sql>>, Arc<Error>>;

/// A write rendered once: `bind` gives it values, and it runs.
pub struct PreparedWrite<'a, D> {
    on: On<'a, D>,
    statements: Rendered,
}
/// A write that returns rows, rendered once: `bind` gives it values, and it runs.
pub struct PreparedReturning<'a, D, R> {
    on: On<'a, D>,
    statements: Rendered,
    decode: Decode<R>,
}

fn kept(statements: Result<Vec<Sql>, Error>) -> Rendered {
    let statements = statements.map_err(Arc::new)?;
    Ok(statements.into_iter().map(often).collect())
}

fn bound(statements: &Rendered, values: &ParamValues) -> Result<Work, Error> {
    let statements = match statements {
        Ok(statements) => statements,
        Err(error) => return Err(Error::Invalid(error.to_string())),
    };
    let bound = statements.iter().map(|sql| bind(sql, values.clone()));
    Ok(Work::many(bound.collect::<Result<_, _>>()?))
}

fn texts(statements: &Rendered) -> Option<Vec<&str>> {
    let statements = statements.as_ref().ok()?;
    Some(statements.iter().map(|sql| sql.text.as_str()).collect())
}

impl<'a, D: Dialect> PreparedWrite<'a, D> {
    /// Gives the parameters their values.
    pub fn bind(&self, values: ParamValues) -> BoundWrite<'a, D> {
        BoundWrite {
            on: self.on,
            work: bound(&self.statements, &values),
        }
    }
    /// The SQL of each statement; `None` if it could not be rendered, which running it tells.
    pub fn sql(&self) -> Option<Vec<&str>> {
        texts(&self.statements)
    }
}
impl<'a, D: Dialect, R> PreparedReturning<'a, D, R> {
    /// Gives the parameters their values.
    pub fn bind(&self, values: ParamValues) -> BoundReturning<'a, D, R> {
        BoundReturning {
            on: self.on,
            work: bound(&self.statements, &values),
            decode: self.decode,
        }
    }
    /// The SQL of each statement; `None` if it could not be rendered, which running it tells.
    pub fn sql(&self) -> Option<Vec<&str>> {
        texts(&self.statements)
    }
}

/// A prepared write with values.
#[must_use = "a write does nothing until it is run: `.execute()`"]
pub struct BoundWrite<'a, D> {
    on: On<'a, D>,
    work: Result<Work, Error>,
}
impl<'a, D: Dialect> BoundWrite<'a, D> {
    /// Runs it; gives the number of rows.
    pub fn execute(self) -> Run<'a, u64> {
        exec::affected(self.on, self.work)
    }
}

/// A prepared write that returns rows, with values.
#[must_use = "a write does nothing until it is run: `.all()`, `.one()`, `.first()`"]
pub struct BoundReturning<'a, D, R> {
    on: On<'a, D>,
    work: Result<Work, Error>,
    decode: Decode<R>,
}
impl<'a, D: Dialect, R: Send + 'static> BoundReturning<'a, D, R> {
    /// Every returned row.
    pub fn all(self) -> Run<'a, Vec<R>> {
        exec::all(self.on, self.work, self.decode)
    }
    /// The only returned row: no row is [`Error::NotFound`], a second one [`Error::TooManyRows`].
    pub fn one(self) -> Run<'a, R> {
        exec::one(self.on, self.work, self.decode, usize::MAX)
    }
    /// The first returned row, if there is one.
    pub fn first(self) -> Run<'a, Option<R>> {
        exec::first(self.on, self.work, self.decode, usize::MAX)
    }
}

fn computed(table: &'static str, column: &str) -> Error {
    Error::Invalid(format!(
        "column `{column}` of `{table}` gets its value from this program, and a prepared write would repeat it: give it a parameter"
    ))
}

/// What the program computes for a row is computed once, so that each run would write the same.
pub(super) fn new_rows_are_repeatable<T: Models>(insert: &ast::Insert) -> Result<(), Error> {
    let ast::Rows::Values(rows) = &insert.rows else {
        return Ok(());
    };
    let mut filled = NewRow::new(T::DEF.columns.len());
    T::fill_new(&mut filled);
    for (i, column) in T::DEF.columns.iter().enumerate() {
        let constant = |row: &Vec<Cell>| matches!(row.get(i), Some(Cell::Expr(ast::Expr::Value(value))) if !matches!(value, Value::Param(..) | Value::Scoped(..)));
        if filled.is_given(i) && rows.iter().any(constant) {
            return Err(computed(T::DEF.name, column.name));
        }
    }
    Ok(())
}

/// The same of an update.
pub(super) fn changes_are_repeatable<T: Models>(
    set: &super::update::Assignments,
) -> Result<(), Error> {
    let mut filled = super::update::Assignments::default();
    T::fill_update(&mut filled);
    for (column, _) in filled.list() {
        let given = set.list().iter().find(|(set, _)| set.name == column.name);
        let constant = |value: &ast::Expr| matches!(value, ast::Expr::Value(value) if !matches!(value, Value::Param(..) | Value::Scoped(..)));
        if given.is_none_or(|(_, value)| constant(value)) {
            return Err(computed(T::DEF.name, column.name));
        }
    }
    Ok(())
}

impl<'a, D: Dialect, T: Models, R: HasRows> Insert<On<'a, D>, T, R> {
    /// Renders the insert once, to run it often with other values: `NewUser::new().name(p.name)`.
    pub fn prepare(self) -> PreparedWrite<'a, D> {
        let statements = self.repeatable().and_then(|()| self.to_sql());
        PreparedWrite {
            on: self.on(),
            statements: kept(statements),
        }
    }
}
impl<'a, D: Dialect, T: Models, R, W: IsSomethingSet> DoUpdate<'a, D, T, R, W> {
    /// Renders the insert once, to run it often with other values.
    pub fn prepare(self) -> PreparedWrite<'a, D> {
        let statements = self.repeatable().and_then(|()| self.to_sql());
        PreparedWrite {
            on: self.on(),
            statements: kept(statements),
        }
    }
}
impl<'a, D: Dialect, T: Models, W: IsSomethingSet, F: IsFiltered> Update<On<'a, D>, T, W, F> {
    /// Renders the update once, to run it often with other values.
    pub fn prepare(self) -> PreparedWrite<'a, D> {
        let statements = self.repeatable().and_then(|()| self.to_sql());
        PreparedWrite {
            on: self.on(),
            statements: kept(statements.map(|sql| vec![sql])),
        }
    }
}
impl<'a, D: Dialect, T: Table, F: IsFiltered> Delete<On<'a, D>, T, F> {
    /// Renders the delete once, to run it often with other values.
    pub fn prepare(self) -> PreparedWrite<'a, D> {
        PreparedWrite {
            on: self.on(),
            statements: kept(self.to_sql().map(|sql| vec![sql])),
        }
    }
}
impl<'a, D: Dialect, Sel: Selection<S>, S> Returning<'a, D, Sel, S> {
    /// Renders the write once, to run it often with other values.
    pub fn prepare(mut self) -> PreparedReturning<'a, D, Sel::Output> {
        let repeatable = std::mem::replace(&mut self.repeatable, Ok(()));
        PreparedReturning {
            on: self.on,
            statements: kept(self.statements().and_then(|sql| repeatable.map(|()| sql))),
            decode: Sel::decode,
        }
    }
}
