//! The default filter of a table, where a statement has it.
use super::Expr;
use crate::schema::SourceName;

/// The default filter of a table.
#[derive(Debug, Clone)]
pub struct TableFilter {
    /// The condition, on the columns of the table under its own name.
    pub condition: Expr,
    /// The schema and the name of the table.
    pub table: (Option<&'static str>, &'static str),
    /// The table's own name, and how it is called in the statement, if that is another one.
    pub called: Option<(&'static SourceName, &'static str)>,
}
