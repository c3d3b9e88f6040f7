//! Column types that not every database has.

use super::column::ColumnSyntax;
use super::column_type::SqlTypeKind;
use crate::{Dialect, Errors};

/// The databases that have a type, where not all do, and what to write instead.
fn only_on(kind: SqlTypeKind) -> Option<(&'static [Dialect], &'static str)> {
    use Dialect::{Cockroach, Mssql, MySql, Postgres, Sqlite};
    Some(match kind {
        SqlTypeKind::Tinyint => (&[MySql, Mssql, Sqlite], "use `smallint` and an `i16`"),
        SqlTypeKind::Mediumint => (&[MySql], "use `integer`"),
        SqlTypeKind::Tinytext | SqlTypeKind::Mediumtext | SqlTypeKind::Longtext => {
            (&[MySql], "use `text`")
        }
        SqlTypeKind::Tinyblob | SqlTypeKind::Mediumblob | SqlTypeKind::Longblob => {
            (&[MySql], "use `blob`")
        }
        SqlTypeKind::Varbinary(_) => (&[MySql, Mssql], "use `blob`"),
        SqlTypeKind::Smalldatetime => (&[Mssql], "use `timestamp(0)`"),
        SqlTypeKind::Money => (&[Mssql], "use `numeric(19, 4)`"),
        SqlTypeKind::Smallmoney => (&[Mssql], "use `numeric(10, 4)`"),
        SqlTypeKind::Xml => (&[Mssql], "use `text`, or on postgres a field of type `Xml`"),
        SqlTypeKind::Rowversion => (
            &[Mssql],
            "count the row's versions in a column of integers, with `on_update_fn` or in each update",
        ),
        SqlTypeKind::Time(Some(_))
        | SqlTypeKind::Timestamp(Some(_))
        | SqlTypeKind::Timestamptz(Some(_)) => (
            &[Postgres, MySql, Cockroach, Mssql],
            "leave out the number, since every decimal is kept",
        ),
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
        let lacks = match ty.value.kind {
            SqlTypeKind::Time(_) | SqlTypeKind::Timestamp(_) | SqlTypeKind::Timestamptz(_) => {
                "number of decimals for "
            }
            _ => "",
        };
        errors.at(
            key,
            format!(
                "{name} has no {lacks}`{key}`; {way_out}, or leave out `{name}` among the dialects"
            ),
        );
    }
}
