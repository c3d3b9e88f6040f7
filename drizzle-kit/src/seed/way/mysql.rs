//! Rows for MySQL and MariaDB.
use super::super::cell::Cell;
use super::super::shape::{PointForm, Shape};
use super::{Emptied, Step, Way};
use crate::diff::circles::refers_to;

pub(super) struct MySql;

impl Way for MySql {
    fn shape(&self, lower: &str, ty: &str) -> Option<Shape> {
        let inner = |word: &str| {
            lower.starts_with(word).then_some(())?;
            ty.get(word.len()..)?.trim_end().strip_suffix(')')
        };
        if let Some(list) = inner("enum(").or_else(|| inner("set(")) {
            return Some(Shape::OneOf(labels(list)));
        }
        if let Some(bits) = inner("bit(") {
            let bits: u32 = bits.trim().parse().ok()?;
            let hi = (1 << bits.min(62)) - 1;
            return Some(Shape::Int { lo: 0, hi });
        }
        Some(match lower.split(['(', ' ']).next()? {
            "point" => Shape::Point {
                form: PointForm::Known,
            },
            "year" => Shape::Int {
                lo: 1_970,
                hi: 2_155,
            },
            "tinyint" if lower == "tinyint(1)" => Shape::Bool,
            _ => return None,
        })
    }
    fn around(&self, ty: &str, cell: &Cell) -> (&'static str, String) {
        let point = ty.to_ascii_lowercase().starts_with("point");
        match cell {
            Cell::Text(_) if point => ("st_geomfromtext(", ")".into()),
            _ => ("", String::new()),
        }
    }
    fn reset(&self, emptied: &Emptied<'_>) -> Vec<Step> {
        let writer = emptied.writer;
        let mut steps = emptied.deleted();
        // Rows are looked at one by one: those that refer to earlier ones of their table go first.
        for step in &mut steps {
            let deleted = emptied
                .tables
                .iter()
                .find(|table| step.sql == format!("delete from {}", writer.table(table)));
            let Some(table) = deleted else { continue };
            let itself = table.foreign_keys.iter().any(|key| refers_to(key, table));
            if let Some(key) = table.primary_key.as_ref().filter(|_| itself) {
                let keys = key.columns.iter();
                let keys: Vec<_> = keys
                    .map(|column| format!("{} desc", writer.name(column)))
                    .collect();
                step.sql += &format!(" order by {}", keys.join(", "));
            }
        }
        steps.extend(emptied.counted().map(|(table, _)| {
            let first = table.options.auto_increment.unwrap_or(1);
            Step {
                sql: format!(
                    "alter table {} auto_increment = {first}",
                    writer.table(table)
                ),
                within: false,
            }
        }));
        steps
    }
}

/// The labels of an enum or set that is written out.
fn labels(list: &str) -> Vec<Cell> {
    let (mut labels, mut label, mut open) = (Vec::new(), String::new(), false);
    let mut chars = list.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, open) {
            ('\'', false) => open = true,
            ('\'', true) if chars.next_if_eq(&'\'').is_some() => label.push('\''),
            ('\'', true) => {
                open = false;
                labels.push(Cell::Text(std::mem::take(&mut label)));
            }
            ('\\', true) => label.extend(chars.next()),
            (c, true) => label.push(c),
            _ => {}
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn labels_without_their_quotes() {
        let texts: Vec<_> = labels(r"'plain', 'it''s, (odd)','a\\b'")
            .iter()
            .map(|label| label.text())
            .collect();
        assert_eq!(texts, ["plain", "it's, (odd)", "a\\b"]);
    }
}
