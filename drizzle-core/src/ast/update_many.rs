//! Updates of many rows.
use super::Expr;
use crate::schema::{ColumnDef, SourceName, TableDef};

/// An update of many rows, each with its own values.
#[derive(Debug, Clone)]
pub struct UpdateMany {
    /// The table.
    pub table: &'static TableDef,
    /// The name it is written under.
    pub name: &'static SourceName,
    /// The columns that tell the rows apart.
    pub key: Vec<&'static ColumnDef>,
    /// The columns that are set.
    pub set: Vec<&'static ColumnDef>,
    /// The rows: the values of the key, then those of the columns.
    pub rows: Vec<Vec<Expr>>,
    /// Whether the default filter of the table is left out.
    pub unfiltered: bool,
}
