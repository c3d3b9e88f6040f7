//! Columns of keys, whose types some databases limit.
use crate::dialect::Syntax;
use crate::schema::{IndexDef, IndexKey, KeyOf, SqlTypeDef, TableDef};
use crate::value::Kind;

/// How many references are followed to the column whose type counts. They may form a circle.
const FOLLOWED: usize = 16;

/// Whether a column is part of a primary key, a unique constraint, an index or a foreign key of its table.
pub(crate) fn in_key(table: &TableDef, column: usize) -> bool {
    table.primary_key.contains(&column)
        || table
            .uniques
            .iter()
            .any(|key| key.columns.contains(&column))
        || table.indexes.iter().any(|key| holds(key, column))
        || table.foreign_keys.get().iter().any(|key| {
            let itself = || key.foreign.contains(&table.columns[column].name);
            key.columns.contains(&column) || std::ptr::eq(key.table, table) && itself()
        })
}

/// Whether an index holds the whole value of a column.
fn holds(index: &IndexDef, column: usize) -> bool {
    let cut = |key: &IndexKey| {
        key.prefix.is_some() && matches!(key.of, KeyOf::Column(found) if found == column)
    };
    // Of words it holds the words alone.
    let of_words = index.more.is_some_and(|more| more.kind.is_some());
    let among = index.columns.iter().any(|part| part.0 == column);
    among && !of_words && !index.rare_keys().iter().any(cut)
}

/// A column's type: the one that was asked for, or that of its logical type, or one that can be in a key.
pub(super) fn column_type(syntax: &'static dyn Syntax, table: &TableDef, column: usize) -> String {
    type_at(syntax, table, column, FOLLOWED)
}

fn type_at(syntax: &'static dyn Syntax, table: &TableDef, column: usize, left: usize) -> String {
    let def = &table.columns[column];
    let unlimited = match (def.sql_type, def.kind) {
        (Some(SqlTypeDef::Text), _) => Some(Kind::Text),
        (Some(SqlTypeDef::Blob), _) => Some(Kind::Bytes),
        (None, kind @ (Kind::Text | Kind::Bytes)) => Some(kind),
        _ => None,
    };
    let in_a_key = unlimited
        .and_then(|kind| syntax.key_type(kind))
        .filter(|_| in_key(table, column));
    match in_a_key {
        // Both ends of a foreign key have to hold the same values.
        Some(ty) => referenced(syntax, table, column, left).unwrap_or_else(|| ty.to_owned()),
        None => syntax.column_type(def),
    }
}

/// The type of the column that a column refers to, if that holds text or bytes too.
fn referenced(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    column: usize,
    left: usize,
) -> Option<String> {
    let left = left.checked_sub(1)?;
    table.foreign_keys.get().into_iter().find_map(|key| {
        let part = key.columns.iter().position(|own| *own == column)?;
        let name = key.foreign.get(part)?;
        let foreign = key.table.columns.iter().position(|c| c.name == *name)?;
        let same_kind = key.table.columns[foreign].kind == table.columns[column].kind;
        same_kind.then(|| type_at(syntax, key.table, foreign, left))
    })
}
