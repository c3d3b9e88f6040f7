//! Rows for SQLite.
use super::{Emptied, Step, Way};
use drizzle_core::catalog::ForeignKey;

pub(super) struct Sqlite;

const DEFER: &str = "pragma defer_foreign_keys = on";

impl Way for Sqlite {
    fn defers(&self, _: &ForeignKey) -> Option<&'static str> {
        Some(DEFER)
    }
    fn reset(&self, emptied: &Emptied<'_>) -> Vec<Step> {
        let mut steps = vec![Step::new(DEFER)];
        let tables = emptied.tables.iter();
        steps.extend(
            tables.map(|table| Step::new(format!("delete from {}", emptied.writer.table(table)))),
        );
        let syntax = emptied.writer.syntax();
        let counted = emptied.counted();
        let names: Vec<_> = counted
            .map(|(table, _)| syntax.text_literal(&table.name))
            .collect();
        // The table of counts is there with the first column that counts.
        if !names.is_empty() {
            let names = names.join(", ");
            steps.push(Step::new(format!(
                "delete from sqlite_sequence where name in ({names})"
            )));
        }
        steps
    }
}
