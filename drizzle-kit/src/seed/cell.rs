//! Values of rows, before a dialect says how they are sent.
use std::fmt;

/// A value of a row.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Cell {
    /// NULL.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A float.
    Float(f64),
    /// The text of a value: also of a date, a decimal, a document, and of whatever else a database reads as text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Shows what it is and never the data, as all values here.
impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cell::Null => "Null",
            Cell::Bool(_) => "<Bool>",
            Cell::Int(_) => "<Int>",
            Cell::Float(_) => "<Float>",
            Cell::Text(_) => "<Text>",
            Cell::Bytes(_) => "<Bytes>",
        })
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Cell::Bool(value)
    }
}
impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Cell::Int(value)
    }
}
impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Cell::Float(value)
    }
}
impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Cell::Text(value.into())
    }
}
impl From<String> for Cell {
    fn from(value: String) -> Self {
        Cell::Text(value)
    }
}
impl From<Vec<u8>> for Cell {
    fn from(value: Vec<u8>) -> Self {
        Cell::Bytes(value)
    }
}
