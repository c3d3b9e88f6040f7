//! Reading rows: by position, with types known at compile time.
use crate::nullability::Nullability;
use crate::schema::{Column, Row, Table};
use crate::types::{Field, SqlType, TypeError};
use crate::value::ValueRef;
use std::borrow::Cow;
use std::fmt;

/// A row as a driver holds it, read from left to right.
pub trait Reader {
    /// The next column.
    ///
    /// # Errors
    /// When the row has no further column, or the driver can't read its type.
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError>;
    /// Whether the column `ahead` places after the next one is NULL.
    fn is_null(&mut self, ahead: usize) -> bool;
    /// Goes to the column at this position, from 0.
    fn seek(&mut self, position: usize);
    /// Passes over columns.
    fn skip(&mut self, columns: usize) {
        self.seek(self.position().saturating_add(columns));
    }
    /// The position of the next column, from 0.
    fn position(&self) -> usize;
}

/// A value from the database that does not fit the Rust type. It never holds the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// The column as `table.column`, or the position in the selection.
    pub column: Cow<'static, str>,
    /// What the Rust type needs.
    pub expected: Cow<'static, str>,
    /// What the database sent.
    pub found: Cow<'static, str>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: expected {}, found {}",
            self.column, self.expected, self.found
        )
    }
}
impl std::error::Error for DecodeError {}

/// Reads the field of a column. Called by what `#[table]` generates.
///
/// # Errors
/// When the value does not fit.
#[inline]
pub fn column<C: Column>(row: &mut dyn Reader) -> Result<C::Field, DecodeError> {
    match row.next().and_then(C::Field::read) {
        Ok(value) => Ok(value),
        Err(e) => Err(in_column(<C::Table as Table>::DEF.name, C::DEF.name, e)),
    }
}

#[cold]
fn in_column(table: &str, column: &str, e: TypeError) -> DecodeError {
    DecodeError {
        column: format!("{table}.{column}").into(),
        expected: e.expected,
        found: e.found,
    }
}

/// Reads an expression of type `T` with nullability `N`; if it is a column, messages name it.
#[inline]
pub(crate) fn expr<T: SqlType, N: Nullability>(
    row: &mut dyn Reader,
    column: Option<(&'static str, &'static str)>,
) -> Result<N::Wrap<T>, DecodeError> {
    let position = row.position();
    let read = match row.next() {
        Ok(ValueRef::Null) => match N::missing() {
            Some(missing) => Ok(missing),
            None => Err(TypeError {
                expected: std::any::type_name::<T>().into(),
                found: "NULL".into(),
            }),
        },
        Ok(value) => T::from_value(value).map(N::wrap),
        Err(e) => Err(e),
    };
    read.map_err(|e| match column {
        Some((table, column)) => in_column(table, column, e),
        None => at(position, e),
    })
}

#[cold]
fn at(position: usize, e: TypeError) -> DecodeError {
    DecodeError {
        column: format!("column {} of the selection", position + 1).into(),
        expected: e.expected,
        found: e.found,
    }
}

/// Reads a whole row, which a join may have left out.
#[inline]
pub(crate) fn source<T: Table, N: Nullability>(
    row: &mut dyn Reader,
) -> Result<N::Wrap<T::Row>, DecodeError> {
    if N::NULLABLE {
        let (absent, marker) = match const { T::DEF.presence() } {
            Some(column) => (row.is_null(column), 0),
            None => (row.is_null(0), 1),
        };
        if absent && let Some(missing) = N::missing() {
            row.skip(marker + T::DEF.columns.len());
            return Ok(missing);
        }
        row.skip(marker);
    }
    T::Row::decode(row).map(N::wrap)
}
