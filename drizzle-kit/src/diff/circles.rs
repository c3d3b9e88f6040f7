//! The order of tables by their foreign keys.
use drizzle_core::catalog::{ForeignKey, Table};

/// Whether a foreign key refers to a table.
pub(crate) fn refers_to(key: &ForeignKey, table: &Table) -> bool {
    (&key.foreign_schema, &key.foreign_table) == (&table.schema, &table.name)
}

/// Tables such that each comes after those that it refers to, as far as there is no circle.
pub(crate) fn order<'t>(tables: &[&'t Table]) -> Vec<&'t Table> {
    let mut refers: Vec<Vec<usize>> = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        let others = tables.iter().enumerate().filter(|(other, known)| {
            *other != at && table.foreign_keys.iter().any(|key| refers_to(key, known))
        });
        refers.push(others.map(|(other, _)| other).collect());
    }
    let mut done = vec![false; tables.len()];
    let mut ordered = Vec::with_capacity(tables.len());
    while ordered.len() < tables.len() {
        let mut left = (0..tables.len()).filter(|at| !done[*at]);
        let first = left.clone().next();
        let free = left.find(|at| refers[*at].iter().all(|other| done[*other]));
        // In a circle one has to be the first; its keys are added later.
        let Some(next) = free.or(first) else { break };
        done[next] = true;
        ordered.push(tables[next]);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::order;
    use drizzle_core::catalog::{ForeignKey, Table};

    #[test]
    fn what_is_referred_to_comes_first() {
        let table = |name: &str, others: &[&str]| {
            let key = |other: &&str| ForeignKey {
                foreign_table: (*other).into(),
                ..ForeignKey::default()
            };
            Table {
                name: name.into(),
                foreign_keys: others.iter().map(key).collect(),
                ..Table::default()
            }
        };
        let names = |tables: &[Table]| -> String {
            let tables: Vec<_> = tables.iter().collect();
            order(&tables)
                .iter()
                .map(|table| table.name.as_str())
                .collect()
        };
        assert_eq!(
            names(&[table("a", &["b"]), table("b", &["c", "b"]), table("c", &[])]),
            "cba"
        );
        assert_eq!(
            names(&[table("a", &["b"]), table("b", &["a"]), table("c", &["a"])]),
            "abc"
        );
        assert_eq!(names(&[table("a", &["x"]), table("b", &[])]), "ab");
    }
}
