//! What a conflict is about, and what it sets, once the rows of an insert are known.
use crate::ast::{self, Cell, Conflict, Rows};
use crate::dialect::Syntax;
use crate::error::Error;
use crate::schema::{IndexDef, TableDef};

/// Puts the columns of a named key into the target, and the columns that the rows give into what is set.
pub(super) fn resolve(syntax: &'static dyn Syntax, insert: &mut ast::Insert) -> Result<(), Error> {
    let Some(mut conflict) = insert.conflict.take() else {
        return Ok(());
    };
    if let Some(name) = conflict.constraint {
        by_name(syntax, insert.table, name, &mut conflict)?;
    }
    if std::mem::take(&mut conflict.set_all) {
        set_all(insert, &mut conflict)?;
    }
    insert.conflict = Some(conflict);
    Ok(())
}

fn by_name(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    name: &str,
    conflict: &mut Conflict,
) -> Result<(), Error> {
    let index = |index: &&IndexDef| index.unique && index.name == name && index.is_of_columns();
    if let Some(index) = table.indexes.iter().find(index) {
        // An index is no constraint, and is told by its columns and rows.
        conflict.target = index.columns.iter().map(|(column, _)| *column).collect();
        if conflict.target_filter.is_none() {
            // As the index says it, values as literals: that is how the database knows which index is meant.
            let filter = index.filter.map(|filter| filter.text(syntax)).transpose()?;
            let raw = |text: String| ast::Expr::Raw(vec![ast::Piece::Text(text.into())]);
            conflict.target_filter = filter.map(raw);
        }
        conflict.constraint = None;
        return Ok(());
    }
    if syntax.conflict_on_constraint() {
        return Ok(());
    }
    let unique = table.uniques.iter().find(|unique| unique.name == name);
    let primary = match table.primary_key_name {
        Some(key) => key == name,
        None => name.strip_suffix("_pkey") == Some(table.name),
    };
    conflict.target = match unique {
        Some(unique) => unique.columns.to_vec(),
        None if primary && !table.primary_key.is_empty() => table.primary_key.to_vec(),
        None => return Err(unknown(syntax, table, name)),
    };
    conflict.constraint = None;
    Ok(())
}

fn unknown(syntax: &dyn Syntax, table: &TableDef, name: &str) -> Error {
    let (dialect, table_name) = (syntax.name(), table.name);
    let keys = table.uniques.iter().map(|unique| unique.name);
    let indexes = table.indexes.iter().filter(|index| index.unique);
    let known: Vec<_> = keys
        .chain(indexes.map(|index| index.name))
        .map(|name| format!("`{name}`"))
        .collect();
    let known = match known.is_empty() {
        true => "it declares none".to_owned(),
        false => format!("there are {}", known.join(", ")),
    };
    Error::Invalid(format!(
        "table `{table_name}` declares no unique key `{name}`, and {dialect} asks for its columns: {known}"
    ))
}

fn set_all(insert: &ast::Insert, conflict: &mut Conflict) -> Result<(), Error> {
    let table = insert.table;
    let given = |column: usize| match &insert.rows {
        Rows::Query(into, _) => into.contains(&column),
        Rows::Values(rows) => rows
            .iter()
            .any(|row| matches!(row.get(column), Some(Cell::Expr(_)))),
    };
    let named = match conflict.constraint {
        None => &[][..],
        Some(name) => {
            let unique = table.uniques.iter().find(|unique| unique.name == name);
            unique.map_or(&[][..], |unique| unique.columns)
        }
    };
    for (position, column) in table.columns.iter().enumerate() {
        let of_key = table.primary_key.contains(&position)
            || conflict.target.contains(&position)
            || named.contains(&position);
        let set = conflict.set.iter().any(|(set, _)| set.name == column.name);
        if given(position) && !of_key && !set {
            let value = ast::Expr::Excluded(column);
            conflict.set.push((column, value));
        }
    }
    // Nothing to set would be another statement: one that keeps the rows that are there.
    let empty = matches!(&insert.rows, Rows::Values(rows) if rows.is_empty());
    if conflict.set.is_empty() && !empty {
        return Err(Error::Invalid(format!(
            "the rows to insert into `{}` give no column that `set_all_excluded` could set; use `.do_nothing()`",
            table.name
        )));
    }
    Ok(())
}
