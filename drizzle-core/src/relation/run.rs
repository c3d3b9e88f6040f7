//! Running a nested query: its rows go to a store, and are put together when all are there.
use super::Many;
use super::store::{Branches, Store};
use crate::decode::{DecodeError, Reader};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, On, Rows, Run, Sink, Work};
use crate::render::Sql;
use std::any::Any;

/// A statement, and where its rows go.
pub(super) struct Nested<R, K: Branches, O> {
    pub(super) sql: Sql,
    pub(super) store: Store<R, K, O, Many>,
}
impl<R, K: Branches, O> Nested<R, K, O> {
    pub(super) fn new(sql: Sql, store: Store<R, K, O, Many>) -> Self {
        Nested { sql, store }
    }
}

impl<R: Send + 'static, K: Branches, O: Send + 'static> Sink for Store<R, K, O, Many> {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        Store::row(self, row).map(|()| true)
    }
    fn restart(&mut self) {
        self.clear();
    }
}

pub(super) fn nested<'a, D: Dialect, R, K, O, T>(
    on: On<'a, D>,
    nested: Result<Nested<R, K, O>, Error>,
    finish: impl FnOnce(Vec<O>, String) -> Result<T, Error> + Send + 'static,
) -> Run<'a, T>
where
    R: Send + 'static,
    K: Branches,
    O: Send + 'static,
{
    let work = nested.map(|nested| Work {
        statements: vec![nested.sql],
        sink: Some(Box::new(nested.store)),
    });
    exec::run(on, work, |done| {
        let store = done
            .sink
            .map(|sink| sink as Box<dyn Any>)
            .and_then(|sink| sink.downcast::<Store<R, K, O, Many>>().ok());
        let store = store.ok_or_else(|| Error::Invalid("the driver lost the rows".into()))?;
        match store.finish() {
            Ok(rows) => finish(rows.into_iter().map(|(_, row)| row).collect(), done.sql),
            Err(error) => Err(Error::Decode {
                error,
                sql: done.sql,
            }),
        }
    })
}

/// The only row.
pub(super) fn the_one<O>(rows: Vec<O>, sql: String) -> Result<O, Error> {
    let mut rows = rows.into_iter();
    match (rows.next(), rows.next()) {
        (Some(row), None) => Ok(row),
        (None, _) => Err(Error::NotFound { sql }),
        (Some(_), Some(_)) => Err(Error::TooManyRows { sql }),
    }
}

/// Rows that arrive together, one after the other.
pub(super) fn one_by_one<'a, O: Send + 'static>(rows: Run<'a, Vec<O>>) -> Rows<'a, O> {
    exec::rows_of(rows)
}
