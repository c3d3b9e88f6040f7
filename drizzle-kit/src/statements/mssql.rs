//! SQL Server: names are changed by a procedure, defaults are constraints, and each statement is a batch of its own.
use super::{Context, Rules, Statement, standard};
use crate::diff::{Change, Name, Part, What};
use crate::questions::Kind;
use crate::words;
use drizzle_core::Error;
use drizzle_core::catalog::Column;

pub(super) struct Mssql;

impl Rules for Mssql {
    fn frees_keys(&self) -> bool {
        true
    }
    /// Both are said by one statement.
    fn nulls_are_typed(&self) -> bool {
        true
    }
    fn frees_indexes(&self) -> bool {
        true
    }
    fn frees_policies(&self) -> bool {
        false
    }
    /// Only those that are bound to what they show.
    fn frees_views(&self) -> bool {
        false
    }
    fn frees_texts_of_renamed(&self) -> bool {
        true
    }

    fn change(
        &self,
        context: &Context<'_>,
        change: &Change,
        out: &mut Vec<Statement>,
    ) -> Result<(), Error> {
        match &change.what {
            What::Create(Part::Column(table, column)) => match &change.fill {
                Some(value) => {
                    standard::add_filled(context, table, column, value, out)?;
                    // The word `column` is not said here.
                    shorten(out, 2);
                    out.push(Statement::new(type_of(context, table, column)));
                }
                None => {
                    out.extend(standard::create(
                        context,
                        &Part::Column(table.clone(), column.clone()),
                    )?);
                    shorten(out, 1);
                    // Rows that are there get it too, as elsewhere.
                    if let Some(last) = out
                        .last_mut()
                        .filter(|_| column.default.is_some() && !column.not_null)
                    {
                        last.sql += " with values";
                    }
                }
            },
            What::Drop(Part::Column(table, column)) => {
                drop_default(context, table, column, out);
                let drop = standard::drop(context, &Part::Column(table.clone(), column.clone()));
                out.extend(drop.map(Statement::new));
            }
            What::Drop(Part::Index(table, index)) => {
                let (table, index) = (context.object(table), context.name(&index.name));
                out.push(Statement::new(format!("drop index {index} on {table}")));
            }
            What::Create(part) => out.extend(standard::create(context, part)?),
            What::Drop(part) => {
                let drop = standard::drop(context, part)
                    .ok_or_else(|| standard::refuse(context, change))?;
                out.push(Statement::new(drop));
            }
            What::Alter {
                from: Part::Column(_, from),
                to: Part::Column(table, to),
            } => {
                column(context, change, table, from, to, out)?;
            }
            What::Alter {
                from: Part::Sequence(from),
                to: Part::Sequence(to),
            } => {
                if !words::same(&from.ty, &to.ty) || from.counts.start != to.counts.start {
                    let why =
                        "its type stays, and so does its first number; drop it and create it again";
                    return Err(context.refused(change, why));
                }
                // The first number would be said as a new beginning.
                let create = context.writer.create_sequence(to, false)?;
                let name = context.writer.qualified(to.schema.as_deref(), &to.name);
                let words = create.find(" increment by ").map(|at| &create[at..]);
                let words = words.ok_or_else(|| standard::refuse(context, change))?;
                out.push(Statement::new(format!("alter sequence {name}{words}")));
            }
            What::Rename { kind, of, from, to } => {
                rename(context, change, *kind, of.as_ref(), from, to, out)?
            }
            What::Alter { .. } => return Err(standard::refuse(context, change)),
        }
        Ok(())
    }
}

/// `add column` is `add` here: of so many statements before the end, the first.
fn shorten(out: &mut [Statement], before_end: usize) {
    if let Some(statement) = out
        .len()
        .checked_sub(before_end)
        .and_then(|at| out.get_mut(at))
    {
        statement.sql = statement.sql.replacen(" add column ", " add ", 1);
    }
}

fn drop_default(context: &Context<'_>, table: &Name, column: &Column, out: &mut Vec<Statement>) {
    if column.default.is_none() {
        return;
    }
    let table = context.object(table);
    match &column.default_name {
        Some(name) => out.push(Statement::new(format!(
            "alter table {table} drop constraint {}",
            context.name(name)
        ))),
        // Its name is random: it has to be looked up.
        None => {
            let (object, name) = (context.text(&table), context.text(&column.name));
            out.push(Statement::new(format!(
                "declare @drop nvarchar(max) = (select N'alter table {} drop constraint ' + quotename(d.name) from \
                 sys.default_constraints d join sys.columns c on c.object_id = d.parent_object_id and c.column_id = \
                 d.parent_column_id where d.parent_object_id = object_id({object}) and c.name = {name})\nexec(@drop)",
                table.replace('\'', "''")
            )));
        }
    }
}

/// The type again, and whether it may be NULL: both are said at once.
fn type_of(context: &Context<'_>, table: &Name, column: &Column) -> String {
    let (table, name) = (context.object(table), context.name(&column.name));
    let collate = column
        .collate
        .as_ref()
        .map(|collate| format!(" collate {collate}"));
    let null = if column.not_null { "not null" } else { "null" };
    format!(
        "alter table {table} alter column {name} {}{} {null}",
        column.ty,
        collate.unwrap_or_default()
    )
}

fn column(
    context: &Context<'_>,
    change: &Change,
    table: &Name,
    from: &Column,
    to: &Column,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    if from.auto.as_ref().map(|auto| &auto.counts) != to.auto.as_ref().map(|auto| &auto.counts) {
        let why = "whether a column counts itself up is told when it is created: add another one, copy the values, and drop this one";
        return Err(context.refused(change, why));
    }
    let retyped = !words::same(&from.ty, &to.ty) || from.collate != to.collate;
    let default = !words::same_option(&from.default, &to.default);
    let typed = retyped || from.not_null != to.not_null;
    let only_renamed = !default && !typed;
    if let (true, Some(old), Some(new)) = (
        only_renamed && to.default.is_some(),
        &from.default_name,
        &to.default_name,
    ) && old != new
    {
        out.push(sp_rename(
            context,
            &Name {
                schema: table.schema.clone(),
                name: old.clone(),
            },
            None,
            new,
            "OBJECT",
        ));
        return Ok(());
    }
    if default || typed {
        drop_default(context, table, from, out);
    }
    if let Some(using) = &change.using {
        // There is no `using`: the values are converted beside the column.
        let between = Column {
            name: format!("__new_{}", to.name),
            not_null: false,
            default: None,
            default_name: None,
            ..to.clone()
        };
        let quoted = context.object(table);
        let (old, new) = (context.name(&to.name), context.name(&between.name));
        out.push(Statement::new(format!(
            "alter table {quoted} add {new} {} null",
            to.ty
        )));
        out.push(Statement::new(format!(
            "update {quoted} set {new} = {using}"
        )));
        out.push(Statement::new(format!(
            "alter table {quoted} drop column {old}"
        )));
        out.push(sp_rename(
            context,
            table,
            Some(&between.name),
            &to.name,
            "COLUMN",
        ));
    }
    if let Some(value) = &change.fill {
        out.push(standard::fill(context, table, to, value));
    }
    if typed {
        out.push(Statement::new(type_of(context, table, to)));
    }
    if let Some(value) = to.default.as_ref().filter(|_| default || typed) {
        let name = to
            .default_name
            .as_ref()
            .map(|name| format!("constraint {} ", context.name(name)));
        let (table, column) = (context.object(table), context.name(&to.name));
        out.push(Statement::new(format!(
            "alter table {table} add {}default {value} for {column}",
            name.unwrap_or_default()
        )));
    }
    Ok(())
}

/// The names within the first text are quoted as in a statement; the new one is taken as it is.
fn sp_rename(
    context: &Context<'_>,
    object: &Name,
    part: Option<&str>,
    to: &str,
    kind: &str,
) -> Statement {
    let mut path = context.object(object);
    if let Some(part) = part {
        path += &format!(".{}", context.name(part));
    }
    let (path, to, kind) = (context.text(&path), context.text(to), context.text(kind));
    Statement::new(format!("exec sp_rename {path}, {to}, {kind}"))
}

fn rename(
    context: &Context<'_>,
    change: &Change,
    kind: Kind,
    of: Option<&Name>,
    from: &Name,
    to: &Name,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    let of = of.cloned().unwrap_or_default();
    match kind {
        Kind::Table | Kind::Sequence => {
            if from.schema != to.schema {
                let schema = context.name(to.schema.as_deref().unwrap_or("dbo"));
                out.push(Statement::new(format!(
                    "alter schema {schema} transfer {}",
                    context.object(from)
                )));
            }
            if from.name != to.name {
                let moved = Name {
                    schema: to.schema.clone(),
                    name: from.name.clone(),
                };
                out.push(sp_rename(context, &moved, None, &to.name, "OBJECT"));
            }
        }
        Kind::Column => out.push(sp_rename(
            context,
            &of,
            Some(&from.name),
            &to.name,
            "COLUMN",
        )),
        Kind::Index => out.push(sp_rename(context, &of, Some(&from.name), &to.name, "INDEX")),
        Kind::Constraint => {
            let constraint = Name {
                schema: of.schema.clone(),
                name: from.name.clone(),
            };
            out.push(sp_rename(context, &constraint, None, &to.name, "OBJECT"));
        }
        _ => return Err(standard::refuse(context, change)),
    }
    Ok(())
}
