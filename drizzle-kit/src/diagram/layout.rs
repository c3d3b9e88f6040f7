//! Where each table stands: what others refer to at the left, what refers to it further to the right.
use super::{Marks, name_of};
use drizzle_core::catalog::{Catalog, Column, Table};
use std::collections::HashMap;

/// The height of a line of a table.
pub(super) const LINE: usize = 22;
/// The height of its title.
pub(super) const TITLE: usize = 30;
/// What is left free between columns of tables, for the lines.
const BESIDE: usize = 90;
const BELOW: usize = 34;
pub(super) const MARGIN: usize = 24;
/// How many lines a column of tables has at most, if it has more than one.
const TALLEST: usize = 48;

/// A line of a table.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) marks: Marks,
    pub(super) nullable: bool,
}

/// A table in its place.
pub(super) struct Box {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    /// Which column of tables it stands in.
    pub(super) place: usize,
}

impl Box {
    pub(super) fn height(&self) -> usize {
        TITLE + self.rows.len() * LINE + 6
    }

    /// The middle of a column's line.
    pub(super) fn line(&self, column: &str) -> usize {
        let at = self.rows.iter().position(|row| row.name == column);
        self.y + at.map_or(TITLE / 2, |at| TITLE + at * LINE + LINE / 2)
    }
}

/// The tables in their places, and how big it all is.
pub(super) struct Layout {
    pub(super) boxes: Vec<Box>,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// How wide a text is, about: wide characters count twice.
pub(super) fn text_width(text: &str, per_char: usize) -> usize {
    let wide = |c: char| if c as u32 >= 0x1100 { 2 } else { 1 };
    text.chars().map(wide).sum::<usize>() * per_char
}

fn row(table: &Table, column: &Column) -> Row {
    Row {
        name: column.name.clone(),
        ty: column.ty.clone(),
        marks: Marks::of(table, column),
        nullable: !column.not_null,
    }
}

fn width(name: &str, rows: &[Row]) -> usize {
    let line = |row: &Row| {
        let marks = row.marks.words().len() * 26;
        text_width(&row.name, 8) + text_width(&row.ty, 7) + marks + 52
    };
    let widest = rows.iter().map(line).max().unwrap_or(0);
    widest.max(text_width(name, 9) + 32).max(140)
}

/// Puts each table of a catalog in its place.
pub(super) fn layout(catalog: &Catalog) -> Layout {
    let tables = &catalog.tables;
    let names: Vec<String> = tables
        .iter()
        .map(|table| name_of(&table.schema, &table.name))
        .collect();
    let number: HashMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
    let parents: Vec<Vec<usize>> = tables
        .iter()
        .enumerate()
        .map(|(own, table)| {
            let parent = |key: &drizzle_core::catalog::ForeignKey| {
                let name = name_of(&key.foreign_schema, &key.foreign_table);
                number.get(name.as_str()).copied().filter(|at| *at != own)
            };
            table.foreign_keys.iter().filter_map(parent).collect()
        })
        .collect();
    let ranks = ranks(&parents);
    let columns = columns(tables, &ranks, &parents);

    let mut boxes: Vec<Box> = Vec::new();
    let (mut x, mut bottom) = (MARGIN, 0);
    for (place, column) in columns.iter().enumerate() {
        let mut y = MARGIN;
        let mut widest = 0;
        for at in column {
            let table = &tables[*at];
            let rows: Vec<Row> = table.columns.iter().map(|c| row(table, c)).collect();
            let placed = Box {
                name: names[*at].clone(),
                width: width(&names[*at], &rows),
                rows,
                x,
                y,
                place,
            };
            y += placed.height() + BELOW;
            widest = widest.max(placed.width);
            boxes.push(placed);
        }
        bottom = bottom.max(y - BELOW);
        x += widest + BESIDE;
    }
    // A table that refers to itself has its line at its right.
    Layout {
        width: x.saturating_sub(BESIDE) + MARGIN + 40,
        height: bottom + MARGIN,
        boxes,
    }
}

/// How far from the left each table stands: behind every table that it refers to. Of tables that refer to each other in a
/// circle, the one that was declared first stands first.
fn ranks(parents: &[Vec<usize>]) -> Vec<usize> {
    const UNKNOWN: usize = usize::MAX;
    let mut ranks = vec![UNKNOWN; parents.len()];
    let mut open = vec![false; parents.len()];
    for start in 0..parents.len() {
        // By hand, so that a long chain of tables is no deep recursion.
        let mut stack = vec![start];
        while let Some(&at) = stack.last() {
            if ranks[at] != UNKNOWN {
                stack.pop();
                continue;
            }
            open[at] = true;
            let next = parents[at]
                .iter()
                .find(|parent| ranks[**parent] == UNKNOWN && !open[**parent]);
            if let Some(next) = next {
                stack.push(*next);
                continue;
            }
            let before = parents[at]
                .iter()
                .filter(|parent| ranks[**parent] != UNKNOWN);
            ranks[at] = before.map(|parent| ranks[*parent] + 1).max().unwrap_or(0);
            open[at] = false;
            stack.pop();
        }
    }
    ranks
}

/// The tables of each column, from top to bottom: near the tables that they refer to; those that stand alone come last.
fn columns(tables: &[Table], ranks: &[usize], parents: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut related = vec![false; tables.len()];
    for (at, of) in parents.iter().enumerate() {
        related[at] |= !of.is_empty();
        for parent in of {
            related[*parent] = true;
        }
    }
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut height_at = vec![0.0; tables.len()];
    for rank in 0..=ranks.iter().copied().max().unwrap_or(0) {
        let mut of_rank: Vec<usize> = (0..tables.len()).filter(|at| ranks[*at] == rank).collect();
        let near = |at: usize| {
            let known: Vec<f64> = parents[at]
                .iter()
                .filter(|parent| ranks[**parent] < rank)
                .map(|parent| height_at[*parent])
                .collect();
            known.iter().sum::<f64>() / known.len().max(1) as f64
        };
        let keys: HashMap<usize, f64> = of_rank.iter().map(|at| (*at, near(*at))).collect();
        of_rank.sort_by(|a, b| {
            let alone = related[*b].cmp(&related[*a]);
            alone.then(keys[a].total_cmp(&keys[b])).then(a.cmp(b))
        });
        let mut column: Vec<usize> = Vec::new();
        let mut lines = 0;
        for at in of_rank {
            let more = tables[at].columns.len() + 3;
            if !column.is_empty() && lines + more > TALLEST {
                columns.push(std::mem::take(&mut column));
                lines = 0;
            }
            height_at[at] = lines as f64;
            lines += more;
            column.push(at);
        }
        if !column.is_empty() {
            columns.push(column);
        }
    }
    columns
}
