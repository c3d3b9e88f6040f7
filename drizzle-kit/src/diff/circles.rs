//! The order of tables by their foreign keys.
use drizzle_core::catalog::{ForeignKey, Table};

/// Whether a foreign key refers to a table.
pub(crate) fn refers_to(key: &ForeignKey, table: &Table) -> bool {
    (&key.foreign_schema, &key.foreign_table) == (&table.schema, &table.name)
}

/// Tables such that each comes after those that it refers to, as far as there is no circle.
pub(crate) fn order<'t>(tables: &[&'t Table]) -> Vec<&'t Table> {
    let mut left: Vec<&Table> = tables.to_vec();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let waits = |table: &&Table| {
            let mut others = left.iter().filter(|other| !std::ptr::eq(**other, *table));
            others.any(|other| table.foreign_keys.iter().any(|key| refers_to(key, other)))
        };
        // In a circle one has to be the first; its keys are added later.
        let next = left.iter().position(|table| !waits(table)).unwrap_or(0);
        ordered.push(left.remove(next));
    }
    ordered
}
