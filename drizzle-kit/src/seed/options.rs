//! What is asked for: how many rows, and which values where the schema does not say enough.
use super::cell::Cell;
use drizzle_core::catalog::Table;
use drizzle_core::ddl::Object;
use drizzle_core::value::{Clock, Kind};
use std::collections::BTreeMap;

/// How many rows are made unless something else is said.
const ROWS: u64 = 10;

/// Which values a column gets, where its type does not tell.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Values {
    /// True or false, as the database keeps them.
    Bool,
    /// Dates.
    Date,
    /// Times of a day.
    Time,
    /// Dates with times.
    Moment,
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMillis,
    /// UUIDs.
    Uuid,
    /// Exact numbers.
    Decimal,
    /// Documents.
    Json,
    /// Whole numbers from one to another.
    Ints(i64, i64),
    /// Any of these.
    OneOf(Vec<Cell>),
    /// Always NULL.
    Null,
    /// Nothing is said: the database's default.
    Default,
}

/// How many rows of which tables are made, from which seed.
///
/// ```
/// use drizzle_kit::seed::{Options, Values};
/// let options = Options::new()
///     .seed(42)
///     .rows(100)
///     .table("countries", 5)
///     .column("users", "age", Values::Ints(18, 99));
/// # _ = options;
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    pub(super) seed: u64,
    rows: Option<u64>,
    tables: BTreeMap<String, u64>,
    columns: BTreeMap<(String, String), Values>,
    /// What the program's types say.
    known: BTreeMap<(Option<String>, String, String), Values>,
}

impl Options {
    /// Ten rows of each table, from seed 0.
    pub fn new() -> Self {
        Options::default()
    }

    /// Another seed gives other rows; the same one the same rows.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How many rows each table gets. A table whose keys have less room gets as many as there is room for.
    #[must_use]
    pub fn rows(mut self, rows: u64) -> Self {
        self.rows = Some(rows);
        self
    }

    /// How many rows a table gets. It is an error if its keys have less room.
    ///
    /// A table in another schema (namespace) than the default one is named with it: `sales.orders`.
    #[must_use]
    pub fn table(mut self, table: impl Into<String>, rows: u64) -> Self {
        self.tables.insert(table.into(), rows);
        self
    }

    /// Which values a column gets.
    #[must_use]
    pub fn column(
        mut self,
        table: impl Into<String>,
        column: impl Into<String>,
        values: Values,
    ) -> Self {
        self.columns.insert((table.into(), column.into()), values);
        self
    }

    /// What the types of the program say, where those of the database say less: that a text of SQLite is a UUID, or a
    /// number true or false. What [`column`](Options::column) says comes first.
    #[must_use]
    pub fn types_of(mut self, objects: &[Object]) -> Self {
        for object in objects {
            let Object::Table(table) = object else {
                continue;
            };
            for column in table.columns {
                let values = match column.kind {
                    kind if kind.clock() == Some(Clock::Seconds) => Values::UnixSeconds,
                    kind if kind.clock() == Some(Clock::Millis) => Values::UnixMillis,
                    // Texts and numbers of them may be anything.
                    Kind::Custom(_) => continue,
                    kind => match kind.base() {
                        Kind::Bool => Values::Bool,
                        Kind::Date => Values::Date,
                        Kind::Time | Kind::Duration => Values::Time,
                        Kind::Timestamp | Kind::TimestampTz => Values::Moment,
                        Kind::Uuid => Values::Uuid,
                        Kind::Decimal => Values::Decimal,
                        Kind::Json => Values::Json,
                        Kind::Set(def) => {
                            let labels = def.labels.iter();
                            Values::OneOf(labels.map(|label| Cell::from(*label)).collect())
                        }
                        _ => continue,
                    },
                };
                let key = (
                    table.schema.map(str::to_owned),
                    table.name.to_owned(),
                    column.name.to_owned(),
                );
                self.known.insert(key, values);
            }
        }
        self
    }

    /// How many rows are asked for, and whether just so many.
    pub(super) fn rows_of(&self, table: &Table) -> (u64, bool) {
        match self.tables.get(&name_of(table)) {
            Some(rows) => (*rows, true),
            None => (self.rows.unwrap_or(ROWS), false),
        }
    }

    /// What is asked for a column; and what is known of it.
    pub(super) fn values_of(
        &self,
        table: &Table,
        column: &str,
    ) -> (Option<&Values>, Option<&Values>) {
        let asked = self.columns.get(&(name_of(table), column.to_owned()));
        let key = (table.schema.clone(), table.name.clone(), column.to_owned());
        (asked, self.known.get(&key))
    }

    /// A name that no table or column has.
    pub(super) fn unknown(&self, tables: &[Table]) -> Option<String> {
        let found = |name: &str| tables.iter().find(|table| name_of(table) == name);
        let table = self.tables.keys().find(|name| found(name).is_none());
        table.cloned().or_else(|| {
            let mut columns = self.columns.keys();
            let lost = columns.find(|(table, column)| {
                !found(table)
                    .is_some_and(|table| table.columns.iter().any(|known| known.name == *column))
            });
            lost.map(|(table, column)| format!("{table}.{column}"))
        })
    }
}

/// A table's name as options and messages say it.
pub(super) fn name_of(table: &Table) -> String {
    match &table.schema {
        Some(schema) => format!("{schema}.{}", table.name),
        None => table.name.clone(),
    }
}
