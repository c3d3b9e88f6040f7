//! Rows for CockroachDB: as for PostgreSQL, where it is as PostgreSQL is.
use super::super::cell::Cell;
use super::super::shape::Shape;
use super::postgres::{Postgres, sequence};
use super::{Emptied, Step, Way};
use drizzle_core::catalog::{Auto, Column, Table};
use drizzle_core::ddl::Writer;

pub(super) struct Cockroach;

/// Other columns that count have random numbers that are far away.
fn has_sequence(column: &Column) -> bool {
    column.auto.as_ref().is_some_and(|auto| {
        auto.kind == Auto::Always
            || auto.counts != drizzle_core::catalog::Counts::default()
            || !column.ty.eq_ignore_ascii_case("int8")
    })
}

impl Way for Cockroach {
    fn shape(&self, lower: &str, ty: &str) -> Option<Shape> {
        Postgres.shape(lower, ty)
    }
    /// It does not know `overriding system value`.
    fn is_counted_alone(&self, auto: Auto) -> bool {
        auto == Auto::Always
    }
    fn zone(&self) -> &'static str {
        Postgres.zone()
    }
    fn around(&self, ty: &str, cell: &Cell) -> (&'static str, String) {
        Postgres.around(ty, cell)
    }
    fn counts_on(
        &self,
        writer: &Writer,
        table: &Table,
        column: &Column,
        last: i64,
    ) -> Option<String> {
        has_sequence(column).then(|| {
            let sequence = sequence(writer, table, column);
            format!("select setval({sequence}, {last})")
        })
    }
    fn reset(&self, emptied: &Emptied<'_>) -> Vec<Step> {
        // `truncate` is a change of the schema there, and no part of a transaction.
        let mut steps = emptied.deleted();
        let counted = emptied.counted().filter(|(_, column)| has_sequence(column));
        steps.extend(counted.map(|(table, column)| {
            let counts = column.auto.as_ref().map(|auto| &auto.counts);
            let first = counts.and_then(|counts| counts.start).unwrap_or(1);
            let sequence = sequence(emptied.writer, table, column);
            Step::new(format!("select setval({sequence}, {first}, false)"))
        }));
        steps
    }
}
