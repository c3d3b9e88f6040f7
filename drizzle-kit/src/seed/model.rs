//! The rows of a plan: what each column of each table holds, and how that is computed.
use super::cell::Cell;
use super::random::Source;
use super::shape::Shape;
use drizzle_core::catalog::{ForeignKey, Table};

/// References that lead back to themselves end here.
const DEEPEST: u32 = 64;

/// The rows of a table.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) table: Table,
    pub(super) rows: u64,
    pub(super) columns: Vec<Holds>,
    pub(super) groups: Vec<Group>,
    /// Keys whose columns count together, as the digits of a number do.
    pub(super) keys: Vec<Vec<Part>>,
}

/// What a column holds.
#[derive(Debug, Clone)]
pub(super) enum Holds {
    /// What the database puts there.
    Left,
    /// A value of its own.
    Own {
        shape: Shape,
        spread: Spread,
        nullable: bool,
    },
    /// A part of a reference: which one, and at which place in it.
    Group(usize, usize),
}

/// How values are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    /// At random.
    Any,
    /// Each row has another one.
    Each,
    /// Each row has other ones together with the rest of a key.
    Digit { key: usize, at: usize },
}

/// A part of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Column(usize),
    Group(usize),
}

/// A reference to another table, or the same one.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) key: ForeignKey,
    /// The table it refers to.
    pub(super) parent: usize,
    pub(super) columns: Vec<usize>,
    pub(super) foreign: Vec<usize>,
    pub(super) spread: Spread,
    /// Whether all of its columns may be NULL.
    pub(super) nullable: bool,
    /// Whether rows beyond those of the other table may be NULL, although the key is unique.
    pub(super) nulls_repeat: bool,
    /// Whether it is NULL until all rows are there.
    pub(super) later: bool,
}

/// All tables.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) seed: u64,
    pub(super) tables: Vec<Made>,
}

impl Model {
    /// How many rows a table can have.
    pub(super) fn room(&self, at: usize) -> u64 {
        let made = &self.tables[at];
        let columns = made.columns.iter().map(|column| match column {
            Holds::Own {
                shape,
                spread: Spread::Each,
                ..
            } => shape.room(),
            _ => u64::MAX,
        });
        let groups = made.groups.iter().map(|group| {
            let parents = self.tables[group.parent].rows;
            match group.spread {
                _ if group.parent == at => u64::MAX,
                Spread::Each if group.nullable && group.nulls_repeat => u64::MAX,
                Spread::Each => parents,
                _ if parents == 0 && !group.nullable => 0,
                _ => u64::MAX,
            }
        });
        let keys = made.keys.iter().map(|key| {
            let sizes = key.iter().map(|part| self.size(at, *part));
            sizes.fold(1, u64::saturating_mul)
        });
        columns.chain(groups).chain(keys).min().unwrap_or(u64::MAX)
    }

    fn size(&self, at: usize, part: Part) -> u64 {
        let made = &self.tables[at];
        match part {
            Part::Group(group) => self.tables[made.groups[group].parent].rows,
            Part::Column(column) => match &made.columns[column] {
                Holds::Own { shape, .. } => shape.room(),
                _ => 1,
            },
        }
    }

    /// The digit of a row in a key. Each one begins anew where those before it are through, moved by them: rows that
    /// are near each other have different ones.
    fn digit(&self, at: usize, key: usize, place: usize, row: u64) -> u64 {
        let mut rest = row;
        let mut moved = 0_u64;
        for (index, part) in self.tables[at].keys[key].iter().enumerate() {
            let size = self.size(at, *part).max(1);
            // Rows of a table beside themselves come last.
            let shift = u64::from(index > 0);
            let digit = ((rest % size) + (moved % size) + shift % size) % size;
            if index == place {
                return digit;
            }
            rest /= size;
            moved = moved.wrapping_add(digit % size);
        }
        0
    }

    /// The row that a reference of a row refers to.
    pub(super) fn parent_row(&self, at: usize, group: usize, row: u64) -> Option<u64> {
        let made = &self.tables[at];
        let group = &made.groups[group];
        let parents = self.tables[group.parent].rows;
        let itself = group.parent == at;
        match group.spread {
            Spread::Digit { key, at: place } => Some(self.digit(at, key, place, row)),
            // A chain, or each to itself.
            Spread::Each if itself => match group.nullable {
                true => row.checked_sub(1),
                false => Some(row),
            },
            Spread::Each => (row < parents).then_some(row),
            Spread::Any => {
                let number = Source::new(self.seed, &names(&made.table, &group.key.name));
                let number = number.number(row);
                if group.nullable && number.next().below(10) == 0 {
                    return None;
                }
                match itself {
                    // Those before it, so that nobody is missing.
                    true if row > 0 => Some(number.below(row)),
                    true => (!group.nullable).then_some(0),
                    false => (parents > 0).then(|| number.below(parents)),
                }
            }
        }
    }

    /// What a column of a row holds; nothing if the database says it.
    pub(super) fn cell(&self, at: usize, row: u64, column: usize) -> Option<Cell> {
        self.cell_at(at, row, column, 0)
    }

    fn cell_at(&self, at: usize, row: u64, column: usize, depth: u32) -> Option<Cell> {
        let made = &self.tables[at];
        match &made.columns[column] {
            Holds::Left => None,
            Holds::Group(group, place) => {
                let Some(parent) = self.parent_row(at, *group, row) else {
                    return Some(Cell::Null);
                };
                let group = &made.groups[*group];
                let foreign = *group.foreign.get(*place)?;
                match depth < DEEPEST {
                    true => self.cell_at(group.parent, parent, foreign, depth + 1),
                    false => None,
                }
            }
            Holds::Own {
                shape,
                spread,
                nullable,
            } => {
                let name = &made.table.columns[column].name;
                let source = Source::new(self.seed, &names(&made.table, name));
                let number = source.number(row);
                Some(match spread {
                    Spread::Any if *nullable => {
                        let [schema, table, column] = names(&made.table, name);
                        let null = Source::new(self.seed, &[schema, table, column, "null"]);
                        match null.number(row).below(10) {
                            0 => Cell::Null,
                            _ => shape.any(number),
                        }
                    }
                    Spread::Any => shape.any(number),
                    Spread::Each => shape.each(row, number),
                    Spread::Digit { key, at: place } => {
                        shape.each(self.digit(at, *key, *place, row), number)
                    }
                })
            }
        }
    }
}

fn names<'a>(table: &'a Table, name: &'a str) -> [&'a str; 3] {
    let schema = table.schema.as_deref().unwrap_or_default();
    [schema, &table.name, name]
}
