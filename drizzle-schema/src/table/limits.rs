//! What some databases do not have, or have only so much of. It depends on nothing but the table's dialects.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use super::column::ColumnSyntax;
use super::column_type::SqlTypeKind;
use super::constraints::Constraints;
use super::foreign_key::ForeignKeySyntax;
use super::index::IndexSyntax;
use super::{IndexModel, PrimaryKeyModel, UniqueModel};
use crate::{Dialect, DialectRef, Errors};

/// A table's keys, as far as they are known.
pub(super) struct Keys<'a> {
    pub(super) primary: Option<&'a PrimaryKeyModel>,
    pub(super) uniques: &'a [UniqueModel],
    pub(super) indexes: &'a [IndexModel],
}

pub(super) fn check(
    dialects: &[DialectRef],
    columns: &[ColumnSyntax<'_>],
    constraints: &Constraints,
    keys: &Keys<'_>,
    errors: &mut Errors,
) {
    let before = errors.len();
    for named in dialects {
        let dialect = named.dialect;
        one_counter(dialect, columns, errors);
        if errors.len() == before {
            counter_is_a_key(dialect, columns, keys, errors);
        }
        for column in columns {
            column_type(dialect, column, errors);
            super::words::check(dialect, column, errors);
            super::limits_of_keys::column(dialect, column, errors);
        }
        let of_columns = columns
            .iter()
            .filter_map(|column| column.references.as_ref()?.value.as_ref());
        super::limits_of_keys::check(dialect, constraints, of_columns, errors);
        for index in &constraints.indexes {
            include(dialect, index, columns, keys, errors);
        }
        if dialect != Dialect::Cockroach {
            let indexes = constraints.indexes.iter();
            let words = indexes.filter_map(|index| index.hash_sharded.as_ref());
            let keys = constraints.primary_keys.iter();
            for word in words.chain(keys.filter_map(|key| key.hash_sharded.as_ref())) {
                let name = dialect.name();
                errors.at(
                    word,
                    format!(
                        "only `cockroach` spreads keys over its nodes; leave out `hash_sharded`, or `{name}` among the dialects"
                    ),
                );
            }
        }
        if dialect == Dialect::MySql {
            for filter in constraints
                .indexes
                .iter()
                .filter_map(|index| index.filter.as_ref())
            {
                errors.at(
                    &filter.key,
                    "mysql has no partial indexes; leave out the filter, or `mysql` among the dialects",
                );
            }
            let of_columns = columns
                .iter()
                .filter_map(|column| column.references.as_ref());
            let of_columns = of_columns.filter_map(|references| references.value.as_ref());
            for key in of_columns.chain(&constraints.foreign_keys) {
                set_default(key, errors);
            }
        }
    }
}

/// Two databases keep nothing beside an index's key, and one keeps the primary key there by itself.
fn include(
    dialect: Dialect,
    index: &IndexSyntax,
    columns: &[ColumnSyntax<'_>],
    keys: &Keys<'_>,
    errors: &mut Errors,
) {
    let Some(include) = &index.include else {
        return;
    };
    let name = dialect.name();
    match dialect {
        Dialect::Sqlite | Dialect::MySql => {
            // More columns would make another rule of a unique index.
            let way_out = match index.word {
                "unique_index" => "leave out the option",
                _ => "add the columns to `on(..)`",
            };
            errors.at(
                &include.key,
                format!(
                    "{name} has no `include` in an index; {way_out}, or leave out `{name}` among the dialects"
                ),
            );
        }
        Dialect::Cockroach => {
            let primary = keys.primary.map(|key| key.columns.as_slice());
            for column in primary.unwrap_or_default() {
                let ident = columns[*column].ident.unraw();
                for found in include.value.iter().filter(|found| found.unraw() == ident) {
                    errors.at(
                        found,
                        format!(
                            "on {name}, every index has the primary key's columns; leave `{ident}` out of `include`"
                        ),
                    );
                }
            }
        }
        Dialect::Postgres | Dialect::Mssql => {}
    }
}

/// InnoDB takes the words, and then refuses instead.
fn set_default(key: &ForeignKeySyntax, errors: &mut Errors) {
    if let Some(word) = &key.set_default {
        errors.at(
            word,
            "mysql has no `set_default`; use `set_null`, `restrict` or `cascade`, or leave out `mysql` among the dialects",
        );
    }
}

/// The columns that count up, with the word that says so. What a column says may be misread, which is an error
/// already.
fn counters<'a>(columns: &'a [ColumnSyntax<'_>]) -> impl Iterator<Item = (usize, &'a Ident)> {
    columns.iter().enumerate().filter_map(|(index, column)| {
        let auto = column.auto.as_ref().filter(|_| !column.faulty)?;
        Some((index, &auto.key))
    })
}

/// SQLite has one as well, by the rule for keys.
fn one_counter(dialect: Dialect, columns: &[ColumnSyntax<'_>], errors: &mut Errors) {
    if !matches!(dialect, Dialect::MySql | Dialect::Mssql) {
        return;
    }
    let mut counters = counters(columns);
    let Some((first, _)) = counters.next() else {
        return;
    };
    for (_, key) in counters {
        errors.at(
            key,
            format!(
                "on {}, one column of a table counts up, and {} does already",
                dialect.name(),
                columns[first].whose()
            ),
        );
    }
}

/// SQLite counts up only the primary key, and only if it is a single column; MySQL only the first column of a key.
fn counter_is_a_key(
    dialect: Dialect,
    columns: &[ColumnSyntax<'_>],
    keys: &Keys<'_>,
    errors: &mut Errors,
) {
    for (index, key) in counters(columns) {
        let column = &columns[index];
        let (needs, way_out) = match (dialect, keys.primary) {
            // Its columns are unknown, or it is one of several keys, which is an error already.
            (_, Some(primary)) if primary.columns.is_empty() => continue,
            (_, Some(primary)) if primary.columns == [index] => continue,
            (Dialect::Sqlite, Some(_)) if column.primary_key.is_some() => continue,
            (Dialect::Sqlite, None) => ("be the primary key by itself", "add `primary_key` to it"),
            (Dialect::Sqlite, Some(_)) => {
                ("be the primary key by itself", "the table has another key")
            }
            (Dialect::MySql, primary) => {
                let mut firsts = (primary.into_iter().map(|key| key.columns.first().copied()))
                    .chain(keys.uniques.iter().map(|key| key.columns.first().copied()))
                    .chain(keys.indexes.iter().map(IndexModel::first_column));
                if firsts.any(|first| first == Some(index)) {
                    continue;
                }
                (
                    "come first in a key",
                    "add `primary_key` or `unique` to it, or an index on it",
                )
            }
            _ => continue,
        };
        errors.at(
            key,
            format!(
                "on {}, `{key}` needs {} to {needs}; {way_out}",
                dialect.name(),
                column.whose()
            ),
        );
    }
}

/// Types that one database has, but not of this size.
fn column_type(dialect: Dialect, column: &ColumnSyntax<'_>, errors: &mut Errors) {
    let Some(ty) = column.sql_type.as_ref() else {
        return;
    };
    let (size, most, way_out) = match (dialect, ty.value.kind) {
        (Dialect::MySql, SqlTypeKind::Varchar(n)) => (n, 16_383, "use `text`"),
        (Dialect::MySql, SqlTypeKind::Char(n)) => (n, 255, "use `varchar(n)`"),
        (Dialect::MySql, SqlTypeKind::Varbinary(n)) => (n, 65_532, "use `blob`"),
        (Dialect::Mssql, SqlTypeKind::Varbinary(n)) => (n, 8_000, "use `blob`"),
        (
            Dialect::MySql | Dialect::Postgres | Dialect::Cockroach,
            SqlTypeKind::Time(Some(n))
            | SqlTypeKind::Timestamp(Some(n))
            | SqlTypeKind::Timestamptz(Some(n)),
        ) => (n, 6, "choose fewer decimals"),
        (
            Dialect::Mssql,
            SqlTypeKind::Time(Some(n))
            | SqlTypeKind::Timestamp(Some(n))
            | SqlTypeKind::Timestamptz(Some(n)),
        ) => (n, 7, "choose fewer decimals"),
        (Dialect::Mssql, SqlTypeKind::Varchar(n) | SqlTypeKind::Char(n)) => {
            (n, 4_000, "use `text`")
        }
        (Dialect::MySql, SqlTypeKind::Numeric(Some((p, _)))) if p > 65 => {
            (p, 65, "choose a smaller precision")
        }
        (Dialect::MySql, SqlTypeKind::Numeric(Some((_, s)))) => (s, 30, "choose a smaller scale"),
        (Dialect::Mssql, SqlTypeKind::Numeric(Some((p, _)))) => {
            (p, 38, "choose a smaller precision")
        }
        _ => return,
    };
    if size > most {
        let (key, name, whose) = (&ty.key, dialect.name(), column.whose());
        errors.at(
            key,
            format!("on {name}, `{key}` goes up to {most}, and {whose} asks for {size}; {way_out}"),
        );
    }
}
