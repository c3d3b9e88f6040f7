//! What a statement does, and with which tables: for who watches, routes and caches statements.
use super::Writer;
use crate::schema::TableDef;
use std::fmt;

/// What kind of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[non_exhaustive]
pub enum Action {
    /// A query.
    Select,
    /// An insert, with or without `on conflict`.
    Insert,
    /// An update.
    Update,
    /// A delete.
    Delete,
    /// Creates, changes or drops objects of a schema.
    Definition,
    /// Hand-written SQL, or what has no tables.
    #[default]
    Other,
}

impl Action {
    /// Its word in SQL, if it has one.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Action::Select => Some("select"),
            Action::Insert => Some("insert"),
            Action::Update => Some("update"),
            Action::Delete => Some("delete"),
            Action::Definition | Action::Other => None,
        }
    }
}

/// What a statement does, and with which tables.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// What kind of statement it is.
    pub action: Action,
    /// Whether a query changes something all the same: it locks rows, or takes the next number of a sequence.
    pub holds: bool,
    /// Whether text by hand stands in it, so that it may use further tables.
    pub by_hand: bool,
    /// The tables that rows are taken from, except a table that is written.
    pub reads: Tables,
    /// The tables that are written, those of writing common table expressions included.
    pub writes: Tables,
}

impl About {
    /// Whether nothing is changed, as far as the statement tree tells.
    pub fn only_reads(&self) -> bool {
        self.action == Action::Select && !self.holds && self.writes.is_empty()
    }
}

/// How many tables have a place without an allocation.
const FEW: usize = 3;

/// Some tables, each once.
#[derive(Clone, Default)]
pub struct Tables {
    few: [Option<&'static TableDef>; FEW],
    more: Vec<&'static TableDef>,
}

impl Tables {
    pub(crate) fn add(&mut self, table: &'static TableDef) {
        if self.iter().any(|known| same(known, table)) {
            return;
        }
        match self.few.iter_mut().find(|place| place.is_none()) {
            Some(place) => *place = Some(table),
            None => self.more.push(table),
        }
    }

    /// The tables, in the order in which the statement names them.
    pub fn iter(&self) -> impl Iterator<Item = &'static TableDef> + '_ {
        let more = self.more.iter().copied();
        self.few.iter().copied().flatten().chain(more)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.few[0].is_none()
    }
}

fn same(one: &TableDef, other: &TableDef) -> bool {
    (one.name, one.schema) == (other.name, other.schema)
}

impl PartialEq for Tables {
    fn eq(&self, other: &Self) -> bool {
        self.iter().count() == other.iter().count()
            && self.iter().zip(other.iter()).all(|(a, b)| same(a, b))
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.iter().map(|table| table.name);
        f.debug_list().entries(names).finish()
    }
}

impl Writer {
    /// Notes what kind of statement this is; what stands within it is of no account.
    pub(super) fn is_a(&mut self, action: Action) {
        if self.out.about.action == Action::Other && !self.out.about.by_hand {
            self.out.about.action = action;
        }
    }

    /// Notes a table that rows are taken from.
    pub(super) fn reads_table(&mut self, table: &'static TableDef) {
        self.out.about.reads.add(table);
    }

    /// Notes a table that is written.
    pub(super) fn writes_table(&mut self, table: &'static TableDef) {
        self.out.about.writes.add(table);
    }
}
