//! Rows for PostgreSQL.
use super::super::cell::Cell;
use super::super::shape::{PointForm, Shape};
use super::{Emptied, Step, Way};
use drizzle_core::catalog::{Column, ForeignKey, Table};
use drizzle_core::ddl::Writer;

pub(super) struct Postgres;

impl Way for Postgres {
    fn shape(&self, ty: &str, _: &str) -> Option<Shape> {
        let int = |hi| Box::new(Shape::Int { lo: 1, hi });
        let bits = || {
            let (_, rest) = ty.split_once('(')?;
            rest.split_once(')')?.0.trim().parse().ok()
        };
        let word = ty.split(['(', ' ']).next().unwrap_or_default();
        Some(match word {
            "inet" | "cidr" => Shape::Inet,
            "interval" => Shape::Interval,
            "point" => Shape::Point {
                form: PointForm::Pair,
            },
            "money" => Shape::Money,
            "bit" | "varbit" => Shape::Bits(bits().unwrap_or(1)),
            "tsvector" => Shape::Words,
            "int4range" => Shape::Range(int(i64::from(i32::MAX))),
            "int8range" => Shape::Range(int(i64::MAX)),
            "daterange" => Shape::Range(Box::new(Shape::Moment {
                step: 86_400,
                zone: "",
            })),
            "tsrange" => Shape::Range(Box::new(Shape::Moment { step: 60, zone: "" })),
            "tstzrange" => Shape::Range(Box::new(Shape::Moment {
                step: 60,
                zone: self.zone(),
            })),
            _ => return None,
        })
    }
    fn zone(&self) -> &'static str {
        "+00"
    }
    fn around(&self, ty: &str, cell: &Cell) -> (&'static str, String) {
        match cell {
            // Bytes are what they are.
            Cell::Bytes(_) => ("", String::new()),
            _ => ("cast(", format!(" as {ty})")),
        }
    }
    fn overriding(&self) -> &'static str {
        " overriding system value"
    }
    fn counts_on(
        &self,
        writer: &Writer,
        table: &Table,
        column: &Column,
        last: i64,
    ) -> Option<String> {
        Some(format!(
            "select setval({}, {last})",
            sequence(writer, table, column)
        ))
    }
    fn defers(&self, key: &ForeignKey) -> Option<&'static str> {
        key.deferrable.map(|_| "set constraints all deferred")
    }
    fn reset(&self, emptied: &Emptied<'_>) -> Vec<Step> {
        let tables = truncated(emptied);
        vec![Step::new(format!("truncate {tables} restart identity"))]
    }
}

/// The names of tables, which are emptied together: they may refer to each other.
fn truncated(emptied: &Emptied<'_>) -> String {
    let tables = emptied.tables.iter();
    let tables: Vec<_> = tables.map(|table| emptied.writer.table(table)).collect();
    tables.join(", ")
}

/// The sequence of a column, by an expression.
pub(super) fn sequence(writer: &Writer, table: &Table, column: &Column) -> String {
    let syntax = writer.syntax();
    let table = syntax.text_literal(&writer.table(table));
    let column = syntax.text_literal(&column.name);
    format!("pg_get_serial_sequence({table}, {column})")
}
