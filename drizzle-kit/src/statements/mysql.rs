//! MySQL and MariaDB. A table is altered by as few statements as can be: each of them may copy it, and an index that a
//! foreign key or a counted column needs can be replaced only by the same statement.
use super::{Context, Rules, Statement, standard};
use crate::diff::{Change, Name, Part, What, order};
use crate::questions::Kind;
use crate::words;
use drizzle_core::Error;
use drizzle_core::catalog::{Column, Options, View};
use std::collections::BTreeMap;

pub(super) struct MySql;

impl Rules for MySql {
    /// Constraints have no other name than the one they were made with.
    fn renames_constraints(&self) -> bool {
        false
    }
    fn renames_checks(&self) -> bool {
        false
    }
    fn uniques_are_indexes(&self) -> bool {
        true
    }
    fn indexes_foreign_keys(&self) -> bool {
        true
    }
    /// Another expression is one more definition; but a value is computed either when it is read, or stored.
    fn recreates(&self, from: &Column, to: &Column) -> bool {
        match (&from.generated, &to.generated) {
            (None, None) => false,
            (Some(one), Some(other)) => {
                one.stored != other.stored || !one.stored && !words::same(&one.expr, &other.expr)
            }
            (Some(one), None) => !one.stored,
            (None, Some(_)) => true,
        }
    }
    fn frees_checks(&self) -> bool {
        false
    }
    fn frees_generated(&self) -> bool {
        false
    }
    fn frees_policies(&self) -> bool {
        false
    }
    fn frees_views(&self) -> bool {
        false
    }
    fn frees_texts_of_renamed(&self) -> bool {
        true
    }

    fn run(&self, context: &Context<'_>) -> Result<Vec<Statement>, Error> {
        let mut out = Vec::new();
        // What each table's own statement does, at the place of the last of it.
        let mut steps: BTreeMap<&Name, Vec<String>> = BTreeMap::new();
        let dropped_early = early_drops(context);
        for (at, change) in context.changes.iter().enumerate() {
            let Some(table) = altered(&change.what) else {
                self.change(context, change, &mut out)?;
                continue;
            };
            if dropped_early.contains(&at) {
                let table = context.object(table);
                for step in self::steps(context, change)? {
                    out.push(Statement::new(format!("alter table {table} {step}")));
                }
                continue;
            }
            if let (Some(value), What::Create(Part::Column(_, column))) =
                (&change.fill, &change.what)
            {
                standard::add_filled(context, table, column, value, &mut out)?;
            } else if let What::Alter {
                from: Part::Column(_, from),
                to: Part::Column(_, column),
            } = &change.what
            {
                if let Some(using) = &change.using {
                    convert(context, change, table, from, column, using, &mut out)?;
                }
                if let Some(value) = &change.fill {
                    out.push(standard::fill(context, table, column, value));
                }
            }
            steps
                .entry(table)
                .or_default()
                .extend(self::steps(context, change)?);
            let later = context.changes.iter().enumerate().skip(at + 1);
            let mut later = later.filter(|(at, _)| !dropped_early.contains(at));
            if !later.any(|(_, change)| altered(&change.what) == Some(table)) {
                let steps = steps.remove(table).unwrap_or_default().join(",\n  ");
                out.push(Statement::new(format!(
                    "alter table {} {steps}",
                    context.object(table)
                )));
            }
        }
        Ok(out)
    }

    fn change(
        &self,
        context: &Context<'_>,
        change: &Change,
        out: &mut Vec<Statement>,
    ) -> Result<(), Error> {
        match &change.what {
            What::Create(Part::Table(table)) => {
                let mut table = table.clone();
                for column in &mut table.columns {
                    *column = as_expression(context, column);
                }
                out.extend(standard::create(context, &Part::Table(table))?);
            }
            What::Create(part) => out.extend(standard::create(context, part)?),
            What::Drop(Part::Namespace(name)) => {
                out.push(Statement::new(format!(
                    "drop database {}",
                    context.name(name)
                )));
            }
            What::Drop(Part::ForeignKey(table, key)) => {
                let (table, key) = (context.object(table), context.name(&key.name));
                out.push(Statement::new(format!(
                    "alter table {table} drop foreign key {key}"
                )));
            }
            What::Drop(Part::Table(_) | Part::View(_) | Part::Sequence(_)) => {
                let What::Drop(part) = &change.what else {
                    return Ok(());
                };
                out.extend(standard::drop(context, part).map(Statement::new));
            }
            What::Rename {
                kind: Kind::Table | Kind::View,
                from,
                to,
                ..
            } => {
                let (from, to) = (context.object(from), context.object(to));
                out.push(Statement::new(format!("rename table {from} to {to}")));
            }
            What::Rename {
                kind,
                of: Some(of),
                from,
                to,
            } if matches!(kind, Kind::Column | Kind::Index) => {
                let (table, word) = (context.object(of), kind.word());
                let (from, to) = (context.name(&from.name), context.name(&to.name));
                out.push(Statement::new(format!(
                    "alter table {table} rename {word} {from} to {to}"
                )));
            }
            What::Alter {
                from: Part::Sequence(_),
                to: Part::Sequence(to),
            } => {
                let create = context.writer.create_sequence(to, false)?;
                out.push(Statement::new(
                    create
                        .replacen("create sequence", "alter sequence", 1)
                        .replacen(" start with ", " start ", 1),
                ));
            }
            _ => return Err(standard::refuse(context, change)),
        }
        Ok(())
    }

    fn renames_views(&self, _: &View) -> bool {
        true
    }
}

/// The table whose own statement a change is part of, by its new name.
fn altered(what: &What) -> Option<&Name> {
    match what {
        What::Create(part) | What::Drop(part) => match part {
            Part::Column(table, _)
            | Part::PrimaryKey(table, _)
            | Part::Unique(table, _)
            | Part::Check(table, _)
            | Part::Index(table, _) => Some(table),
            _ => None,
        },
        What::Alter {
            to: Part::Column(table, _) | Part::Options(table, _) | Part::Comment(table, _),
            ..
        } => Some(table),
        _ => None,
    }
}

/// What can't wait for the table's own statement: what a rename needs gone.
fn early_drops(context: &Context<'_>) -> Vec<usize> {
    let renames = |table: &Name| {
        context.changes.iter().any(|change| match &change.what {
            What::Rename {
                kind: Kind::Column | Kind::Index,
                of: Some(of),
                ..
            } => of == table,
            What::Rename {
                kind: Kind::Table,
                from,
                ..
            } => from == table,
            _ => false,
        })
    };
    // Values of the new type would have to meet conditions of the old one.
    let converts = |table: &Name| {
        let using = context
            .changes
            .iter()
            .filter(|change| change.using.is_some());
        using
            .filter_map(|change| altered(&change.what))
            .any(|of| of == table)
    };
    let early = context
        .changes
        .iter()
        .enumerate()
        .filter(|(_, change)| match &change.what {
            What::Drop(Part::Column(table, _)) => change.loses.is_none() || renames(table),
            What::Drop(Part::Check(table, _)) => renames(table) || converts(table),
            What::Drop(
                Part::Index(table, _) | Part::Unique(table, _) | Part::PrimaryKey(table, _),
            ) => renames(table),
            _ => false,
        });
    early.map(|(at, _)| at).collect()
}

/// There is no `using`: the values are kept in a column of their own while the type changes.
fn convert(
    context: &Context<'_>,
    change: &Change,
    table: &Name,
    from: &Column,
    to: &Column,
    using: &str,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    let mapped = context.mapped.tables.iter().find(|mapped| table.is(mapped));
    let key = mapped.and_then(|mapped| mapped.primary_key.as_ref());
    if key.is_some_and(|key| key.columns.contains(&to.name)) {
        let why = "a column of a primary key is never NULL, not even for a moment; add another column and move the key";
        return Err(context.refused(change, why));
    }
    let plain = |column: &Column, ty: &Column| Column {
        name: column.name.clone(),
        ty: ty.ty.clone(),
        charset: ty.charset.clone(),
        collate: ty.collate.clone(),
        ..Column::default()
    };
    let between = Column {
        name: order::aside(&to.name),
        ..Column::default()
    };
    let (quoted, old) = (context.object(table), context.name(&to.name));
    let kept = context.name(&between.name);
    let mut push = |sql: String| out.push(Statement::new(sql));
    let definition = context.writer.column(&plain(&between, to));
    push(format!("alter table {quoted} add column {definition}"));
    push(format!("update {quoted} set {kept} = {using}"));
    if from.not_null {
        push(format!(
            "alter table {quoted} {}",
            modify(context, &plain(to, from))
        ));
    }
    push(format!("update {quoted} set {old} = null"));
    push(format!(
        "alter table {quoted} {}",
        modify(context, &plain(to, to))
    ));
    push(format!("update {quoted} set {old} = {kept}"));
    push(format!("alter table {quoted} drop column {kept}"));
    Ok(())
}

/// What follows `alter table name`.
fn steps(context: &Context<'_>, change: &Change) -> Result<Vec<String>, Error> {
    let writer = &context.writer;
    Ok(match &change.what {
        What::Create(part) => match part {
            // It is there already, and only has to be as it is to be.
            Part::Column(table, column) if change.fill.is_some() => {
                vec![modify(context, column)]
            }
            Part::Column(_, column) => {
                vec![format!(
                    "add column {}",
                    writer.column(&as_expression(context, column))
                )]
            }
            Part::PrimaryKey(_, key) => vec![format!("add {}", writer.primary_key(key))],
            Part::Unique(_, unique) => vec![format!("add {}", writer.unique(unique))],
            Part::Check(_, check) => vec![format!("add {}", writer.check(check))],
            Part::Index(_, index) => {
                let definition = writer.index_in_table(index);
                vec![format!(
                    "add {}",
                    definition.ok_or_else(|| standard::refuse(context, change))?
                )]
            }
            _ => Vec::new(),
        },
        What::Drop(part) => vec![match part {
            Part::Column(_, column) => format!("drop column {}", context.name(&column.name)),
            Part::PrimaryKey(..) => "drop primary key".to_owned(),
            Part::Unique(_, unique) => format!("drop index {}", context.name(&unique.name)),
            Part::Check(_, check) => format!("drop constraint {}", context.name(&check.name)),
            Part::Index(_, index) => format!("drop index {}", context.name(&index.name)),
            _ => return Err(standard::refuse(context, change)),
        }],
        What::Alter {
            to: Part::Column(_, to),
            ..
        } => vec![modify(context, to)],
        What::Alter {
            from: Part::Options(_, from),
            to: Part::Options(_, to),
        } => options(context, change, from, to)?,
        What::Alter {
            to: Part::Comment(_, comment),
            ..
        } => {
            let text = comment.as_deref().unwrap_or_default();
            vec![format!("comment = {}", context.text(text))]
        }
        _ => return Err(standard::refuse(context, change)),
    })
}

fn modify(context: &Context<'_>, column: &Column) -> String {
    let column = as_expression(context, column);
    let definition = context.writer.column(&column);
    format!("modify column {definition}")
}

/// The column with a default in parentheses, where its type takes no literal. A database tells it without.
fn as_expression(context: &Context<'_>, column: &Column) -> Column {
    let syntax = context.writer.syntax();
    let default = column.default.clone();
    Column {
        default: default.map(|default| syntax.default_expression(&column.ty, default)),
        ..column.clone()
    }
}

fn options(
    context: &Context<'_>,
    change: &Change,
    from: &Options,
    to: &Options,
) -> Result<Vec<String>, Error> {
    let mut words = Vec::new();
    let mut word = |name: &str, from: &Option<String>, to: &Option<String>, usual: Option<&str>| {
        if from == to {
            return Ok(());
        }
        let to = to.as_deref().or(usual).ok_or_else(|| {
            let why = "which one the database itself has is not known here; say the one that the table is to have";
            context.refused(change, why)
        })?;
        words.push(format!("{name} = {to}"));
        Ok(())
    };
    word("engine", &from.engine, &to.engine, Some("InnoDB"))?;
    word(
        "row_format",
        &from.row_format,
        &to.row_format,
        Some("default"),
    )?;
    word("default character set", &from.charset, &to.charset, None)?;
    word("collate", &from.collate, &to.collate, None)?;
    if let Some(first) = to
        .auto_increment
        .filter(|_| from.auto_increment != to.auto_increment)
    {
        words.push(format!("auto_increment = {first}"));
    }
    Ok(words)
}
