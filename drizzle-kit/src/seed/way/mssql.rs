//! Rows for SQL Server.
use super::super::cell::Cell;
use super::super::shape::Shape;
use super::{Emptied, Step, Way};

pub(super) struct Mssql;

impl Way for Mssql {
    fn shape(&self, ty: &str, _: &str) -> Option<Shape> {
        Some(match ty {
            "money" | "smallmoney" => Shape::Money,
            "tinyint" => Shape::Int { lo: 0, hi: 255 },
            "smalldatetime" => Shape::Moment { step: 60, zone: "" },
            _ => return None,
        })
    }
    fn is_closed(&self, ty: &str) -> bool {
        matches!(ty, "timestamp" | "rowversion")
    }
    fn zone(&self) -> &'static str {
        " +00:00"
    }
    fn around(&self, ty: &str, cell: &Cell) -> (&'static str, String) {
        match cell {
            Cell::Bytes(_) => ("", String::new()),
            _ => ("cast(", format!(" as {ty})")),
        }
    }
    fn numbered(&self, quoted_table: &str) -> Option<[String; 2]> {
        let set = |word| format!("set identity_insert {quoted_table} {word}");
        Some([set("on") + "; ", "; ".to_owned() + &set("off")])
    }
    fn nulls_are_equal(&self) -> bool {
        true
    }
    fn reset(&self, emptied: &Emptied<'_>) -> Vec<Step> {
        let mut steps = emptied.deleted();
        let syntax = emptied.writer.syntax();
        steps.extend(emptied.counted().map(|(table, column)| {
            let counts = column.auto.as_ref().map(|auto| &auto.counts);
            let start = counts.and_then(|counts| counts.start).unwrap_or(1);
            let increment = counts.and_then(|counts| counts.increment).unwrap_or(1);
            let table = syntax.text_literal(&emptied.writer.table(table));
            // A column that never counted begins with what it is set to, any other one after it.
            Step::new(format!(
                "if exists (select 1 from sys.identity_columns where object_id = object_id({table}) and last_value is not null) \
                 dbcc checkident ({table}, reseed, {}) with no_infomsgs",
                start.saturating_sub(increment)
            ))
        }));
        steps
    }
}
