//! Definitions: the statements that create and drop a table, and a whole schema.
use crate::dialect::Syntax;
use crate::error::Error;
use crate::render::quote_into;
use crate::schema::{ColumnDef, ForeignKeyDef, TableDef};
use crate::value::{DomainDef, EnumDef, Kind};

mod columns;
mod constraints;
mod indexes;
mod keys;
mod names;
mod options;
mod order;
mod policies;
mod schema;
mod sequences;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use keys::in_key;
pub use policies::{PolicyDef, PolicyRole, Role, RoleDef, RowSecurity};
pub use schema::{Object, ObjectFn, Schema, SchemaItem, SchemaPart, create, drop, drop_table};
pub(crate) use schema::{create_objects, drop_objects};
pub use sequences::SequenceDef;
pub(crate) use views::refresh;
pub use views::{CheckOption, ViewAlgorithm, ViewDef, ViewOptions, ViewQuery};

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
    let types = enums(table).into_iter();
    let types = types.filter_map(|def| syntax.create_enum(def));
    let mut statements: Vec<String> = types.collect();
    let definition = table;
    let domains = domains(std::iter::once(table)).into_iter();
    statements.extend(domains.filter_map(|def| syntax.create_domain(def)));
    let TableSql { table, indexes, .. } = table_sql(syntax, table, if_not_exists, &|_| false)?;
    statements.push(table);
    statements.extend(indexes);
    statements.extend(policies::statements(syntax, definition, if_not_exists)?);
    Ok(statements)
}

/// The statements of one table, without its types.
struct TableSql {
    table: String,
    indexes: Vec<String>,
    /// The foreign keys that are to be added later: names and definitions.
    foreign_keys: Vec<(&'static str, String)>,
}

/// The statements of a table; `later` tells which foreign keys are no part of its definition.
fn table_sql(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    if_not_exists: bool,
    later: &dyn Fn(&ForeignKeyDef) -> bool,
) -> Result<TableSql, Error> {
    if let Some(reason) = syntax
        .refuses(table)
        .or_else(|| indexes::refused(syntax, table))
        .or_else(|| options::refused(syntax, table))
        .or_else(|| columns::refused(syntax, table))
        .or_else(|| lacks_kind(syntax, table))
    {
        let (dialect, name) = (syntax.name(), table.name);
        return Err(Error::Invalid(format!(
            "table `{name}` can't be created on {dialect}: {reason}"
        )));
    }
    let mut definition = Definition::new(syntax, table, later);
    definition.columns();
    definition.constraints();
    definition.indexes(if_not_exists);
    definition.comments();
    let options = definition.options();

    let name = definition.quoted.table(table);
    let create = syntax.create_table(&name, if_not_exists);
    let parts = definition.parts.join(",\n  ");
    Ok(TableSql {
        table: format!("{create} (\n  {parts}\n){options}"),
        indexes: definition.indexes,
        foreign_keys: definition.foreign_keys,
    })
}

/// That a column is of a kind that only other databases have.
fn lacks_kind(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    let lacks = |column: &&ColumnDef| column.kind.is_special() && !syntax.has_special(column.kind);
    let column = table.columns.iter().find(lacks)?;
    Some(format!(
        "column `{}` is of kind {:?}, which is not there; use another type",
        column.name, column.kind
    ))
}

/// A definition as it grows.
struct Definition<'t> {
    syntax: &'static dyn Syntax,
    table: &'t TableDef,
    quoted: Quoted,
    names: names::Names,
    /// Which foreign keys are added to the table later.
    later: &'t dyn Fn(&ForeignKeyDef) -> bool,
    /// What stands in the parentheses.
    parts: Vec<String>,
    /// Statements of their own, after the table's.
    indexes: Vec<String>,
    /// Foreign keys to add later: names and definitions.
    foreign_keys: Vec<(&'static str, String)>,
}

impl<'t> Definition<'t> {
    fn new(
        syntax: &'static dyn Syntax,
        table: &'t TableDef,
        later: &'t dyn Fn(&ForeignKeyDef) -> bool,
    ) -> Self {
        Definition {
            syntax,
            table,
            quoted: Quoted(syntax.quotes()),
            names: names::Names::of(table),
            later,
            parts: Vec::new(),
            indexes: Vec::new(),
            foreign_keys: Vec::new(),
        }
    }

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
    let used = table.columns.iter().filter_map(|column| match column.kind {
        kind @ (Kind::Array(_) | Kind::Domain(_)) => match kind.item().base() {
            Kind::Enum(def) => Some(def),
            _ => None,
        },
        _ => enum_of(column),
    });
    for def in used {
        if !found.contains(&def) {
            found.push(def);
        }
    }
    found
}

/// The domains of tables' columns, each once.
fn domains<'t>(tables: impl Iterator<Item = &'t TableDef>) -> Vec<&'static DomainDef> {
    let mut found: Vec<&'static DomainDef> = Vec::new();
    for column in tables.flat_map(|table| table.columns) {
        let mut kind = column.kind.item();
        let mut chain = Vec::new();
        while let Kind::Domain(def) = kind {
            chain.push(def);
            kind = *def.base;
        }
        // A domain may be of another one, which comes first.
        for def in chain.into_iter().rev() {
            if !found.contains(&def) {
                found.push(def);
            }
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
