//! Column types that not every database has.

use super::column::ColumnSyntax;
use super::column_type::SqlTypeKind;
use crate::{Dialect, Errors};

/// The databases that have a type, where not all do, and what to write instead.
fn only_on(kind: SqlTypeKind) -> Option<(&'static [Dialect], &'static str)> {
    use Dialect::{Mssql, MySql, Sqlite};
    Some(match kind {
        SqlTypeKind::Tinyint => (&[MySql, Mssql, Sqlite], "use `smallint` and an `i16`"),
        SqlTypeKind::Mediumint => (&[MySql], "use `integer`"),
        _ => return None,
    })
}

/// Refuses a column's type on a database that does not have it.
pub(super) fn check(dialect: Dialect, column: &ColumnSyntax<'_>, errors: &mut Errors) {
    let Some(ty) = column.sql_type.as_ref() else {
        return;
    };
    let Some((dialects, way_out)) = only_on(ty.value.kind) else {
        return;
    };
    if !dialects.contains(&dialect) {
        let (key, name) = (&ty.key, dialect.name());
        errors.at(
            key,
            format!("{name} has no `{key}`; {way_out}, or leave out `{name}` among the dialects"),
        );
    }
}
