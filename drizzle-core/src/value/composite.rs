//! Composite types.
use super::Kind;
use std::fmt;

/// A composite type of the schema, made by `#[derive(SqlComposite)]`.
#[derive(PartialEq, Eq)]
pub struct CompositeDef {
    /// The name of the type in the database.
    pub name: &'static str,
    /// The schema (namespace) of the type, if it is not the default one.
    pub schema: Option<&'static str>,
    /// Its fields: names and types.
    pub fields: &'static [(&'static str, Kind)],
    /// The column types of those fields that say one, by their positions.
    pub sql_types: &'static [(usize, &'static str)],
}

/// Its name: messages tell kinds.
impl fmt::Debug for CompositeDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
