//! Definitions: the statements that create a table.
use crate::dialect::Syntax;
use crate::error::Error;
use crate::render::quote_into;
use crate::schema::{ColumnDef, TableDef};
use crate::value::{EnumDef, Kind};

mod columns;
mod constraints;
mod indexes;
mod keys;
mod names;
#[cfg(test)]
mod tests;

pub(crate) use keys::in_key;

/// The statements that create a table: its enum types, the table, its indexes.
///
/// With `if_not_exists` each of them does nothing where the object is there already.
///
/// # Errors
/// [`Error::Invalid`] when the dialect has no table like this one. Nothing is left out, and nothing is replaced by
/// what only resembles it.
pub fn create_table(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    if_not_exists: bool,
) -> Result<Vec<String>, Error> {
    if let Some(reason) = syntax
        .refuses(table)
        .or_else(|| indexes::refused(syntax, table))
    {
        let (dialect, name) = (syntax.name(), table.name);
        return Err(Error::Invalid(format!(
            "table `{name}` can't be created on {dialect}: {reason}"
        )));
    }
    let mut statements: Vec<String> = enums(table)
        .into_iter()
        .filter_map(|def| syntax.create_enum(def))
        .collect();
    let mut definition = Definition {
        syntax,
        table,
        quoted: Quoted(syntax.quotes()),
        names: names::Names::of(table),
        parts: Vec::new(),
        indexes: Vec::new(),
    };
    definition.columns();
    definition.constraints();
    definition.indexes(if_not_exists);

    let name = definition.quoted.table(table);
    let create = syntax.create_table(&name, if_not_exists);
    statements.push(format!(
        "{create} (\n  {}\n)",
        definition.parts.join(",\n  ")
    ));
    statements.append(&mut definition.indexes);
    Ok(statements)
}

/// A definition as it grows.
struct Definition<'t> {
    syntax: &'static dyn Syntax,
    table: &'t TableDef,
    quoted: Quoted,
    names: names::Names,
    /// What stands in the parentheses.
    parts: Vec<String>,
    /// Statements of their own, after the table's.
    indexes: Vec<String>,
}

impl Definition<'_> {
    /// Columns by their positions, quoted and separated by commas.
    fn list(&self, columns: &[usize]) -> String {
        let names: Vec<_> = columns
            .iter()
            .map(|column| self.quoted.name(self.table.columns[*column].name))
            .collect();
        names.join(", ")
    }
}

/// The enums of a table's columns, each once.
fn enums(table: &TableDef) -> Vec<&'static EnumDef> {
    let mut found: Vec<&'static EnumDef> = Vec::new();
    for def in table.columns.iter().filter_map(enum_of) {
        if !found.contains(&def) {
            found.push(def);
        }
    }
    found
}

/// The enum whose labels are all that a column holds, unless it is of another type.
pub(crate) fn enum_of(column: &ColumnDef) -> Option<&'static EnumDef> {
    match (column.kind, column.sql_type) {
        (Kind::Enum(def), None) => Some(def),
        _ => None,
    }
}

#[derive(Clone, Copy)]
struct Quoted([char; 2]);
impl Quoted {
    fn name(self, name: &str) -> String {
        let mut out = String::with_capacity(name.len() + 2);
        quote_into(&mut out, self.0, name);
        out
    }
    fn table(self, table: &TableDef) -> String {
        match table.schema {
            Some(schema) => format!("{}.{}", self.name(schema), self.name(table.name)),
            None => self.name(table.name),
        }
    }
}
