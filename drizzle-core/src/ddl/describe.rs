//! A table of the program, in the words of a dialect.
use super::{Quoted, keys, names};
use crate::catalog;
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::{ColumnDef, TableDef};
use crate::value::Kind;

mod columns;
mod constraints;
mod indexes;
mod objects;
mod options;
mod policies;
mod rare;

pub(crate) use objects::catalog;
pub(super) use objects::types_of;

/// A table with all that is part of it.
///
/// # Errors
/// [`Error::Invalid`] when the dialect has no table like this one.
pub(super) fn table(
    syntax: &'static dyn Syntax,
    table: &TableDef,
) -> Result<catalog::Table, Error> {
    if let Some(reason) = syntax
        .refuses(table)
        .or_else(|| indexes::refused(syntax, table))
        .or_else(|| options::refused(syntax, table))
        .or_else(|| columns::refused(syntax, table))
        .or_else(|| rare::refused(syntax, table))
        .or_else(|| lacks_kind(syntax, table))
    {
        let (dialect, name) = (syntax.name(), table.name);
        return Err(Error::Invalid(format!(
            "table `{name}` can't be created on {dialect}: {reason}"
        )));
    }
    let policies = policies::described(syntax, table)?;
    let mut describing = Describing::new(syntax, table);
    describing.columns();
    describing.constraints()?;
    describing.indexes()?;
    describing.options();
    describing.out.row_security = table.row_security;
    describing.out.policies = policies;
    Ok(describing.out)
}

/// The indexes of a view, whose columns are those of its struct.
pub(super) fn indexes_of_view(
    syntax: &'static dyn Syntax,
    view: &TableDef,
) -> Result<Vec<catalog::Index>, Error> {
    let mut describing = Describing::new(syntax, view);
    describing.indexes()?;
    Ok(describing.out.indexes)
}

/// That a column is of a kind that only other databases have.
fn lacks_kind(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    let lacks = |column: &&ColumnDef| match column.kind {
        Kind::Custom(def) => !syntax.has_custom(def),
        kind => kind.is_special() && !syntax.has_special(kind),
    };
    let column = table.columns.iter().find(lacks)?;
    Some(format!(
        "column `{}` is of kind {:?}, which is not there; use another type",
        column.name, column.kind
    ))
}

/// A table as its description grows.
struct Describing<'t> {
    syntax: &'static dyn Syntax,
    table: &'t TableDef,
    quoted: Quoted,
    names: names::Names,
    out: catalog::Table,
}

impl<'t> Describing<'t> {
    fn new(syntax: &'static dyn Syntax, table: &'t TableDef) -> Self {
        Describing {
            syntax,
            table,
            quoted: Quoted(syntax.quotes()),
            names: names::Names::of(table),
            out: catalog::Table {
                schema: table.schema.map(str::to_owned),
                name: table.name.to_owned(),
                ..catalog::Table::default()
            },
        }
    }

    /// The names of columns by their positions.
    fn list(&self, columns: &[usize]) -> Vec<String> {
        let names = columns.iter();
        names
            .map(|column| self.table.columns[*column].name.to_owned())
            .collect()
    }

    fn column_type(&self, column: usize) -> String {
        keys::column_type(self.syntax, self.table, column)
    }
}
