//! Definitions: the statements that create and drop a table, and a whole schema.
use crate::dialect::Syntax;
use crate::error::Error;
use crate::render::{Target, quote_into};
use crate::schema::{ColumnDef, TableDef};
use crate::value::{EnumDef, Kind};

mod chosen;
mod describe;
mod keys;
mod names;
mod order;
mod policies;
mod schema;
mod sequences;
#[cfg(test)]
mod tests;
mod views;
mod write;

pub(crate) use describe::catalog;
pub(crate) use keys::in_key;
pub use policies::{PolicyDef, PolicyRole, Role, RoleDef, RowSecurity};
pub use schema::{Object, ObjectFn, Schema, SchemaItem, SchemaPart, create, drop, drop_table};
pub(crate) use schema::{create_objects, drop_objects, drop_table_in};
pub use sequences::SequenceDef;
pub(crate) use views::refresh;
pub use views::{CheckOption, ViewAlgorithm, ViewDef, ViewOptions, ViewQuery};
pub use write::Writer;

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
    create_table_in(syntax.into(), table, if_not_exists)
}

/// The same, in a schema that was chosen at run time.
pub(crate) fn create_table_in(
    target: Target<'_>,
    table: &TableDef,
    if_not_exists: bool,
) -> Result<Vec<String>, Error> {
    let syntax = target.syntax;
    let writer = Writer::new(syntax);
    let types = describe::types_of(syntax, &[table]);
    let mut table = describe::table(syntax, table)?;
    chosen::table(target, &mut table);
    let enums = types.enums.iter().filter_map(|def| writer.create_enum(def));
    let domains = types.domains.iter();
    let domains = domains.filter_map(|def| writer.create_domain(def));
    let composites = types.composites.iter();
    let composites = composites.filter_map(|def| writer.create_composite_unless_there(def));
    let mut statements: Vec<_> = enums.chain(domains).chain(composites).collect();
    statements.extend(writer.create_table(&table, if_not_exists));
    Ok(statements)
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
