//! Hints about the tables in `from` and joins.
use super::source::{IntoSource, TablePart};
use crate::ast::{Source, SourceHint, TableHint};
use crate::dialect::{HasIndexHints, HasTableHints};
use crate::schema::Table;
use crate::scope::{Scope, Valid};
use std::marker::PhantomData;

/// The part of a query that only dialects with hints about indexes accept.
pub struct NeedsIndexHints;
impl<S: Scope> Valid<S> for NeedsIndexHints where S::Dialect: HasIndexHints {}
/// The part of a query that only dialects with hints about tables accept.
pub struct NeedsTableHints;
impl<S: Scope> Valid<S> for NeedsTableHints where S::Dialect: HasTableHints {}

/// A table with hints, for `from` and joins.
#[derive(Debug, Clone)]
#[must_use = "a hint does nothing until its table is part of a query"]
pub struct Hinted<T, K> {
    hints: Vec<SourceHint>,
    types: PhantomData<fn() -> (T, K)>,
}

impl<T: Table, K> IntoSource for Hinted<T, K> {
    type Table = T;
    type Part = (TablePart<T>, (K,));
    fn source(self) -> Source {
        Source::Hinted(T::DEF, T::SOURCE, self.hints)
    }
}

impl<T, K> Hinted<T, K> {
    fn with(hints: Vec<SourceHint>) -> Self {
        Hinted {
            hints,
            types: PhantomData,
        }
    }
}

fn index(word: &'static str, names: &[&str]) -> SourceHint {
    SourceHint::Index {
        word,
        names: names.iter().map(|&name| name.to_owned()).collect(),
    }
}

impl<T> Hinted<T, NeedsIndexHints> {
    /// Also `use index`.
    pub fn use_index(mut self, names: &[&str]) -> Self {
        self.hints.push(index("use", names));
        self
    }
    /// Also `force index`.
    pub fn force_index(mut self, names: &[&str]) -> Self {
        self.hints.push(index("force", names));
        self
    }
    /// Also `ignore index`.
    pub fn ignore_index(mut self, names: &[&str]) -> Self {
        self.hints.push(index("ignore", names));
        self
    }
}

/// Hints about a table, in `from` and joins: `db.select(..).from(users.force_index(&["users_name_idx"]))`.
pub trait TableHints<T>: Sized {
    /// Rows are found by one of these indexes, or by none if there are none. MySQL and MariaDB.
    fn use_index(self, names: &[&str]) -> Hinted<T, NeedsIndexHints> {
        Hinted::with(vec![index("use", names)])
    }
    /// Rows are found by one of these indexes if there is any way to. MySQL and MariaDB.
    fn force_index(self, names: &[&str]) -> Hinted<T, NeedsIndexHints> {
        Hinted::with(vec![index("force", names)])
    }
    /// Rows are found by none of these indexes. MySQL and MariaDB.
    fn ignore_index(self, names: &[&str]) -> Hinted<T, NeedsIndexHints> {
        Hinted::with(vec![index("ignore", names)])
    }
    /// How rows are locked and read: `users.with_hints([TableHint::UpdLock, TableHint::RowLock])`. SQL Server.
    fn with_hints(self, hints: impl IntoIterator<Item = TableHint>) -> Hinted<T, NeedsTableHints> {
        Hinted::with(hints.into_iter().map(SourceHint::Table).collect())
    }
}
impl<F: FnOnce() -> T, T: Table> TableHints<T> for F {}
