//! Why there are no rows.
use drizzle::Error;
use std::fmt;

/// Why no rows were made. Nothing of them is in the database then.
#[derive(Debug)]
#[non_exhaustive]
pub enum SeedError {
    /// There is no such table or column as the options name.
    Unknown(String),
    /// No values of this type can be made.
    Type {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Its type.
        ty: String,
    },
    /// A key has less room than there are to be rows.
    Room {
        /// The table.
        table: String,
        /// How many rows there can be.
        room: u64,
        /// How many were asked for.
        rows: u64,
    },
    /// Keys share columns in a way that is not known to be fulfilled.
    Keys {
        /// The table.
        table: String,
        /// The columns of the key.
        columns: Vec<String>,
    },
    /// Tables refer to each other in a circle, and no reference of it may be NULL or checked later.
    Circle(Vec<String>),
    /// There are rows already.
    NotEmpty(String),
    /// No such dialect is known.
    Dialect(String),
    /// What the database said.
    Database(Error),
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SeedError::Unknown(name) => write!(f, "the schema has no `{name}`"),
            SeedError::Type { table, column, ty } => write!(
                f,
                "no values are known for column `{column}` of table `{table}`, which is of type `{ty}`; say which values it gets"
            ),
            SeedError::Room { table, room, rows } => write!(
                f,
                "table `{table}` can't have {rows} different rows: its keys have room for {room}"
            ),
            SeedError::Keys { table, columns } => write!(
                f,
                "the keys of table `{table}` share columns; no rows are known that repeat none of ({})",
                columns.join(", ")
            ),
            SeedError::Circle(tables) => write!(
                f,
                "tables refer to each other in a circle, and no row of it can be the first: {}",
                tables.join(", ")
            ),
            SeedError::NotEmpty(table) => write!(
                f,
                "table `{table}` has rows; rows are made for empty tables only"
            ),
            SeedError::Dialect(name) => write!(f, "no rows can be made for `{name}`"),
            SeedError::Database(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SeedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SeedError::Database(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Error> for SeedError {
    fn from(error: Error) -> Self {
        SeedError::Database(error)
    }
}
