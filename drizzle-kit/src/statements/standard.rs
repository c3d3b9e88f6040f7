//! What most dialects do alike.
use super::{Context, Statement};
use crate::diff::{Change, Name, Part, What};
use drizzle_core::Error;
use drizzle_core::catalog::{Column, Index};

/// The statements of a part that is created, where no dialect has a form of its own.
pub(super) fn create(context: &Context<'_>, part: &Part) -> Result<Vec<Statement>, Error> {
    let writer = &context.writer;
    let add = |table: &Name, definition: String| {
        vec![format!(
            "alter table {} add {definition}",
            context.object(table)
        )]
    };
    let statements = match part {
        Part::Namespace(name) => {
            let created = writer.syntax().create_schema(&writer.name(name));
            created.into_iter().collect()
        }
        Part::Extension(name) => vec![writer.create_extension(name)],
        Part::Role(role) => vec![writer.create_role(role, false)?],
        Part::Enum(def) => writer.create_enum(def).into_iter().collect(),
        Part::Domain(def) => writer.create_domain(def).into_iter().collect(),
        Part::Composite(def) => vec![writer.create_composite(def)],
        Part::Sequence(def) => vec![writer.create_sequence(def, false)?],
        Part::Table(table) => writer.create_table(table, false),
        Part::View(view) => writer.create_view(view, false)?,
        Part::Column(table, column) => {
            let definition = writer.column(column);
            vec![format!(
                "alter table {} add column {definition}",
                context.object(table)
            )]
        }
        Part::PrimaryKey(table, key) => add(table, writer.primary_key(key)),
        Part::Unique(table, unique) => add(table, writer.unique(unique)),
        Part::Check(table, check) => add(table, writer.check(check)),
        Part::ForeignKey(table, key) => {
            vec![writer.add_foreign_key(&context.table(table), key, false)?]
        }
        Part::Index(table, index) => {
            vec![writer.create_index(&context.object(table), index, false)]
        }
        Part::Policy(table, policy) => {
            vec![writer.create_policy(&context.table(table), policy, false)]
        }
        Part::RowSecurity(..) | Part::Options(..) | Part::Comment(..) => Vec::new(),
    };
    Ok(statements.into_iter().map(Statement::new).collect())
}

/// The statement of a part that is dropped; none if dialects differ.
pub(super) fn drop(context: &Context<'_>, part: &Part) -> Option<String> {
    let writer = &context.writer;
    let constraint = |table: &Name, name: &str| {
        format!(
            "alter table {} drop constraint {}",
            context.object(table),
            context.name(name)
        )
    };
    Some(match part {
        Part::Namespace(name) => format!("drop schema {}", writer.name(name)),
        Part::Extension(name) => format!("drop extension {}", writer.name(name)),
        Part::Role(role) => writer.drop_role(role, false),
        Part::Enum(def) => writer.drop_enum(def, false)?,
        Part::Domain(def) => writer.drop_domain(def, false)?,
        Part::Composite(def) => format!(
            "drop type {}",
            writer.qualified(def.schema.as_deref(), &def.name)
        ),
        Part::Sequence(def) => writer.drop_sequence(def, false),
        Part::Table(table) => writer.drop_table(table, false, false),
        Part::View(view) => writer.drop_view(view, false),
        Part::Column(table, column) => {
            format!(
                "alter table {} drop column {}",
                context.object(table),
                context.name(&column.name)
            )
        }
        Part::PrimaryKey(table, key) => constraint(table, key.name.as_deref()?),
        Part::Unique(table, unique) => constraint(table, &unique.name),
        Part::Check(table, check) => constraint(table, &check.name),
        Part::ForeignKey(table, key) => constraint(table, &key.name),
        Part::Index(table, index) => drop_index(context, table, index),
        Part::Policy(table, policy) => {
            format!(
                "drop policy {} on {}",
                context.name(&policy.name),
                context.object(table)
            )
        }
        Part::RowSecurity(..) | Part::Options(..) | Part::Comment(..) => return None,
    })
}

/// An index lives in the schema of its table.
fn drop_index(context: &Context<'_>, table: &Name, index: &Index) -> String {
    let name = context
        .writer
        .qualified(table.schema.as_deref(), &index.name);
    format!("drop index {name}")
}

/// Gives rows a value where they have none.
pub(super) fn fill(context: &Context<'_>, table: &Name, column: &Column, value: &str) -> Statement {
    let (table, name) = (context.object(table), context.name(&column.name));
    Statement::new(format!(
        "update {table} set {name} = {value} where {name} is null"
    ))
}

/// A column that is new, and what rows have in it: first it may be NULL, then it gets its values. The last step, that
/// it may not be NULL, is the dialect's.
pub(super) fn add_filled(
    context: &Context<'_>,
    table: &Name,
    column: &Column,
    value: &str,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    let nullable = Column {
        not_null: false,
        ..column.clone()
    };
    out.extend(create(context, &Part::Column(table.clone(), nullable))?);
    out.push(fill(context, table, column, value));
    Ok(())
}

/// What can't be done.
pub(super) fn refuse(context: &Context<'_>, change: &Change) -> Error {
    let why = match &change.what {
        What::Rename { .. } => "create it by its new name and copy what it has",
        _ => "leave it as it is",
    };
    context.refused(change, why)
}
