//! PostgreSQL.
use super::{Context, Place, Rules, Statement, standard};
use crate::counts;
use crate::diff::{Change, Name, Part, What, enums, order};
use crate::questions::Kind;
use crate::types::{self, Family};
use crate::words;
use drizzle_core::Error;
use drizzle_core::catalog::{
    Auto, AutoColumn, Column, Counts, Enum, Index, Options, PrimaryKey, RowSecurity, Sequence, View,
};

pub(super) struct Postgres;

impl Rules for Postgres {
    fn renames_schemas(&self) -> bool {
        true
    }
    fn renames_views(&self, _: &View) -> bool {
        true
    }
    fn converts_by_cast(&self) -> bool {
        true
    }
    /// What was computed can stay as it is when nothing computes it any more.
    fn recreates(&self, from: &Column, to: &Column) -> bool {
        recreates(from, to)
    }
    fn name_of_primary_key(&self, table: &str) -> Option<String> {
        Some(name_of_primary_key(table))
    }
    fn change(
        &self,
        context: &Context<'_>,
        change: &Change,
        out: &mut Vec<Statement>,
    ) -> Result<(), Error> {
        self::change(context, change, out)
    }
}

pub(super) fn recreates(from: &Column, to: &Column) -> bool {
    match (&from.generated, &to.generated) {
        (None, None) => false,
        (Some(from), None) => !from.stored,
        (Some(one), Some(other)) => {
            one.stored != other.stored || !words::same(&one.expr, &other.expr)
        }
        (None, Some(_)) => true,
    }
}

/// As the database makes it up, which cuts the table's name.
pub(super) fn name_of_primary_key(table: &str) -> String {
    let mut cut = table.len().min(63 - "_pkey".len());
    while !table.is_char_boundary(cut) {
        cut -= 1;
    }
    format!("{}_pkey", &table[..cut])
}

pub(super) fn change(
    context: &Context<'_>,
    change: &Change,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    match &change.what {
        What::Create(part) => create(context, change, part, out),
        What::Drop(part) => {
            out.push(drop(context, part).ok_or_else(|| standard::refuse(context, change))?);
            Ok(())
        }
        What::Alter { from, to } => alter(context, change, from, to, out),
        What::Rename { kind, of, from, to } => {
            rename(context, *kind, of.as_ref(), from, to, out);
            if matches!(kind, Kind::Table | Kind::Column) {
                rename_sequences(
                    context,
                    *kind,
                    &of.clone().unwrap_or_default(),
                    from,
                    to,
                    out,
                );
            }
            Ok(())
        }
    }
}

fn create(
    context: &Context<'_>,
    change: &Change,
    part: &Part,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    match part {
        Part::Enum(def) => out.push(Statement::new(create_enum(context, def))),
        Part::Domain(def) => {
            let name = context.writer.qualified(def.schema.as_deref(), &def.name);
            let check = def.check.as_ref().map(|check| format!(" check ({check})"));
            out.push(Statement::new(format!(
                "create domain {name} as {}{}",
                def.base,
                check.unwrap_or_default()
            )));
        }
        // What is there already is a mistake to be told, not one to pass over.
        Part::Composite(def) => {
            let name = context.writer.qualified(def.schema.as_deref(), &def.name);
            let fields = def.fields.iter();
            let fields: Vec<_> = fields
                .map(|(field, ty)| format!("{} {ty}", context.name(field)))
                .collect();
            out.push(Statement::new(format!(
                "create type {name} as ({})",
                fields.join(", ")
            )));
        }
        Part::Index(_, index) if index.concurrently => {
            for statement in standard::create(context, part)? {
                out.push(Statement::outside(concurrently(&statement.sql)));
            }
        }
        Part::Column(table, column) => {
            match &change.fill {
                Some(value) => {
                    standard::add_filled(context, table, column, value, out)?;
                    out.push(Statement::new(format!(
                        "{} set not null",
                        of_column(context, table, column)
                    )));
                }
                None => out.extend(standard::create(context, part)?),
            }
            if column.comment.is_some() {
                out.push(comment_on_column(context, table, column));
            }
        }
        _ => out.extend(standard::create(context, part)?),
    }
    Ok(())
}

fn concurrently(create: &str) -> String {
    let said = create.contains("index concurrently ");
    if said {
        create.to_owned()
    } else {
        create.replacen("index ", "index concurrently ", 1)
    }
}

pub(super) fn create_enum(context: &Context<'_>, def: &Enum) -> String {
    let name = context.writer.qualified(def.schema.as_deref(), &def.name);
    let labels: Vec<_> = def.labels.iter().map(|label| context.text(label)).collect();
    format!("create type {name} as enum ({})", labels.join(", "))
}

fn drop(context: &Context<'_>, part: &Part) -> Option<Statement> {
    match part {
        Part::PrimaryKey(table, key) => {
            let name = key
                .name
                .clone()
                .unwrap_or_else(|| name_of_primary_key(&table.name));
            let key = PrimaryKey {
                name: Some(name),
                ..key.clone()
            };
            standard::drop(context, &Part::PrimaryKey(table.clone(), key)).map(Statement::new)
        }
        Part::Index(
            _,
            Index {
                concurrently: true, ..
            },
        ) => {
            let sql = standard::drop(context, part)?;
            Some(Statement::outside(sql.replacen(
                "drop index ",
                "drop index concurrently ",
                1,
            )))
        }
        _ => standard::drop(context, part).map(Statement::new),
    }
}

fn of_column(context: &Context<'_>, table: &Name, column: &Column) -> String {
    format!(
        "alter table {} alter column {}",
        context.object(table),
        context.name(&column.name)
    )
}

fn comment_on_column(context: &Context<'_>, table: &Name, column: &Column) -> Statement {
    Statement::new(
        context
            .writer
            .comment_on_column(&context.table(table), column),
    )
}

fn alter(
    context: &Context<'_>,
    change: &Change,
    from: &Part,
    to: &Part,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    match (from, to) {
        (Part::Column(_, from), Part::Column(table, to)) => {
            column(context, change, table, from, to, out)
        }
        (Part::Enum(from), Part::Enum(to)) => labels(context, from, to, out),
        (Part::Role(_), Part::Role(to)) => {
            let words = [
                (to.login, "login"),
                (to.create_db, "createdb"),
                (to.create_role, "createrole"),
                (!to.no_inherit, "inherit"),
                (to.bypass_rls, "bypassrls"),
            ];
            let words: Vec<_> = words
                .map(|(on, word)| {
                    if on {
                        word.to_owned()
                    } else {
                        format!("no{word}")
                    }
                })
                .to_vec();
            out.push(Statement::new(format!(
                "alter role {} with {}",
                context.name(&to.name),
                words.join(" ")
            )));
        }
        (Part::Domain(from), Part::Domain(to)) => {
            if !words::same(&from.base, &to.base) {
                return Err(
                    context.refused(change, "drop what is of the domain, and create it again")
                );
            }
            let name = context.writer.qualified(to.schema.as_deref(), &to.name);
            if from.check.is_some() {
                out.push(Statement::new(format!(
                    "alter domain {name} drop constraint {}",
                    context.name(&format!("{}_check", from.name))
                )));
            }
            if let Some(check) = &to.check {
                let constraint = context.name(&format!("{}_check", to.name));
                out.push(Statement::new(format!(
                    "alter domain {name} add constraint {constraint} check ({check})"
                )));
            }
        }
        (Part::Composite(from), Part::Composite(to)) => {
            let name = context.writer.qualified(to.schema.as_deref(), &to.name);
            let mut steps = Vec::new();
            for (field, ty) in &from.fields {
                match to.fields.iter().find(|(other, _)| other == field) {
                    None => steps.push(format!("drop attribute {}", context.name(field))),
                    Some((_, new)) if new == ty => {}
                    Some((_, new)) => steps.push(format!(
                        "alter attribute {} type {new}",
                        context.name(field)
                    )),
                }
            }
            for (field, ty) in to
                .fields
                .iter()
                .filter(|(field, _)| !from.fields.iter().any(|(other, _)| other == field))
            {
                steps.push(format!("add attribute {} {ty}", context.name(field)));
            }
            out.push(Statement::new(format!(
                "alter type {name} {}",
                steps.join(", ")
            )));
        }
        (Part::Sequence(from), Part::Sequence(to)) => out.push(sequence(context, from, to)),
        (Part::RowSecurity(_, from), Part::RowSecurity(table, to)) => {
            let table = context.object(table);
            let mut push = |words: &str| {
                out.push(Statement::new(format!(
                    "alter table {table} {words} row level security"
                )))
            };
            match (from, to) {
                (RowSecurity::Forced, RowSecurity::Off) => {
                    push("no force");
                    push("disable");
                }
                (_, RowSecurity::Off) => push("disable"),
                (RowSecurity::Forced, RowSecurity::On) => push("no force"),
                (RowSecurity::Off, RowSecurity::On) => push("enable"),
                (from, RowSecurity::Forced) => {
                    if *from == RowSecurity::Off {
                        push("enable");
                    }
                    push("force");
                }
                (RowSecurity::On, RowSecurity::On) => {}
            }
        }
        (Part::Options(_, from), Part::Options(table, to)) => {
            options(context, table, from, to, out)
        }
        (Part::Comment(..), Part::Comment(table, comment)) => {
            let mut table = context.table(table);
            table.comment.clone_from(comment);
            out.push(Statement::new(context.writer.comment_on_table(&table)));
        }
        _ => return Err(standard::refuse(context, change)),
    }
    Ok(())
}

fn options(
    context: &Context<'_>,
    table: &Name,
    from: &Options,
    to: &Options,
    out: &mut Vec<Statement>,
) {
    let table = context.object(table);
    let mut push = |words: String| out.push(Statement::new(format!("alter table {table} {words}")));
    if from.unlogged != to.unlogged {
        push(
            if to.unlogged {
                "set unlogged"
            } else {
                "set logged"
            }
            .to_owned(),
        );
    }
    if from.tablespace != to.tablespace {
        let space = to.tablespace.as_deref().unwrap_or("pg_default");
        push(format!("set tablespace {}", context.name(space)));
    }
    if from.with != to.with {
        let names = from.with.as_deref().unwrap_or_default().split(',');
        let names = names.filter_map(|part| part.split('=').next());
        let names: Vec<_> = names
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        if !names.is_empty() {
            push(format!("reset ({})", names.join(", ")));
        }
        if let Some(with) = &to.with {
            push(format!("set ({with})"));
        }
    }
}

fn sequence(context: &Context<'_>, from: &Sequence, to: &Sequence) -> Statement {
    let name = context.writer.qualified(to.schema.as_deref(), &to.name);
    let ty = match words::same(&from.ty, &to.ty) || to.ty.is_empty() {
        true => String::new(),
        false => format!(" as {}", to.ty),
    };
    let words = counts::changed(
        counts::told(&from.counts, &from.ty),
        counts::told(&to.counts, &to.ty),
        " ",
    );
    Statement::new(format!("alter sequence {name}{ty}{words}"))
}

/// The statements that make a column another one.
fn column(
    context: &Context<'_>,
    change: &Change,
    table: &Name,
    from: &Column,
    to: &Column,
    out: &mut Vec<Statement>,
) {
    let alter = of_column(context, table, to);
    let step = |words: String| Statement::new(format!("{alter} {words}"));
    let retyped = !words::same(&from.ty, &to.ty) || from.collate != to.collate;
    let default = !words::same_option(&from.default, &to.default);
    let auto = from.auto.as_ref() != to.auto.as_ref();
    if auto {
        no_longer_counted(context, table, from, to, out);
    }
    // A default of the old type may be none of the new one.
    if from.default.is_some() && (retyped || default && to.default.is_none()) {
        out.push(step("drop default".into()));
    }
    if from.generated.is_some() && to.generated.is_none() {
        out.push(step("drop expression".into()));
    }
    if retyped {
        let collate = to
            .collate
            .as_ref()
            .map(|collate| format!(" collate {}", context.name(collate)));
        let using = change
            .using
            .clone()
            .or_else(|| cast(&context.name(&to.name), &from.ty, &to.ty));
        let using = using
            .map(|using| format!(" using {using}"))
            .unwrap_or_default();
        out.push(step(format!(
            "type {}{}{using}",
            to.ty,
            collate.unwrap_or_default()
        )));
    }
    if let Some(default) = to.default.as_ref().filter(|_| default || retyped) {
        out.push(step(format!("set default {default}")));
    }
    if let Some(value) = &change.fill {
        out.push(standard::fill(context, table, to, value));
    }
    if from.not_null != to.not_null {
        out.push(step(format!(
            "{} not null",
            if to.not_null { "set" } else { "drop" }
        )));
    }
    if auto {
        counted(context, table, from, to, out);
    }
    if from.comment != to.comment {
        out.push(comment_on_column(context, table, to));
    }
}

/// The cast of a column's values to another type, where the database does not do it by itself.
fn cast(column: &str, from: &str, to: &str) -> Option<String> {
    match (types::family(from), types::family(to)) {
        (one, other) if one == other && one != Family::Other => None,
        (
            Family::Integer { .. } | Family::Decimal(_) | Family::Float(_),
            Family::Integer { .. } | Family::Decimal(_) | Family::Float(_),
        ) => None,
        (Family::Text(_), Family::Text(_)) => None,
        (Family::Date | Family::Moment { .. }, Family::Date | Family::Moment { .. }) => None,
        (_, Family::Text(_)) => None,
        (Family::Other, Family::Other) => Some(format!(
            "{column}::text{}::{to}",
            if to.ends_with("[]") { "[]" } else { "" }
        )),
        (Family::Bool, Family::Integer { .. }) => Some(format!("{column}::integer::{to}")),
        (Family::Integer { .. }, Family::Bool) => Some(format!("({column} <> 0)")),
        (Family::Json, Family::Json) => Some(format!("{column}::{to}")),
        _ => Some(format!("{column}::{to}")),
    }
}

/// Whether a column's numbers are those of an identity.
fn is_identity(column: &AutoColumn) -> bool {
    column.kind != Auto::Serial
}

fn no_longer_counted(
    context: &Context<'_>,
    table: &Name,
    from: &Column,
    to: &Column,
    out: &mut Vec<Statement>,
) {
    let Some(auto) = &from.auto else { return };
    let alter = of_column(context, table, to);
    match (is_identity(auto), to.auto.as_ref().map(is_identity)) {
        (true, Some(true)) | (false, Some(false)) => {}
        (true, _) => out.push(Statement::new(format!("{alter} drop identity"))),
        (false, _) => {
            out.push(Statement::new(format!("{alter} drop default")));
            let sequence = sequence_of(context, table, to);
            out.push(Statement::new(format!(
                "drop sequence if exists {sequence}"
            )));
        }
    }
}

/// The sequence of a `serial` column.
fn sequence_of(context: &Context<'_>, table: &Name, column: &Column) -> String {
    let name = name_of_sequence(&table.name, &column.name);
    context.writer.qualified(table.schema.as_deref(), &name)
}

/// What the database calls the sequence of a column: the longer name is cut until both fit.
fn name_of_sequence(table: &str, column: &str) -> String {
    let (mut one, mut other) = (table.len(), column.len());
    while one + other > 63 - "__seq".len() {
        if one > other { one -= 1 } else { other -= 1 }
    }
    let cut = |name: &str, mut end: usize| {
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        name[..end].to_owned()
    };
    format!("{}_{}_seq", cut(table, one), cut(column, other))
}

/// A sequence keeps its name when what it belongs to gets another one.
fn rename_sequences(
    context: &Context<'_>,
    kind: Kind,
    of: &Name,
    from: &Name,
    to: &Name,
    out: &mut Vec<Statement>,
) {
    let table = if kind == Kind::Table { to } else { of };
    let Some(mapped) = context.mapped.tables.iter().find(|mapped| table.is(mapped)) else {
        return;
    };
    let counted = mapped.columns.iter().filter(|column| {
        let auto = column
            .auto
            .as_ref()
            .filter(|auto| auto.counts.name.is_none());
        auto.is_some() && !context.writer.column(column).contains("unique_rowid")
    });
    for column in counted {
        let (old, new) = if kind == Kind::Table {
            // Columns are renamed later.
            let mut renames = context
                .changes
                .iter()
                .filter_map(|change| match &change.what {
                    What::Rename {
                        kind: Kind::Column,
                        of: Some(of),
                        from,
                        to,
                    } if of == table && to.name == column.name => Some(from),
                    _ => None,
                });
            let name = renames.next().map_or(&column.name, |from| &from.name);
            (
                name_of_sequence(&from.name, name),
                name_of_sequence(&to.name, name),
            )
        } else if column.name == to.name {
            (
                name_of_sequence(&of.name, &from.name),
                name_of_sequence(&of.name, &to.name),
            )
        } else {
            continue;
        };
        if old != new {
            let old = context.writer.qualified(table.schema.as_deref(), &old);
            out.push(Statement::new(format!(
                "alter sequence if exists {old} rename to {}",
                context.name(&new)
            )));
        }
    }
}

fn counted(
    context: &Context<'_>,
    table: &Name,
    from: &Column,
    to: &Column,
    out: &mut Vec<Statement>,
) {
    let Some(auto) = &to.auto else { return };
    let alter = of_column(context, table, to);
    let mut push = |sql: String| out.push(Statement::new(sql));
    let always = auto.kind == Auto::Always;
    if let Some(before) = from
        .auto
        .as_ref()
        .filter(|before| is_identity(before) == is_identity(auto))
    {
        if (before.kind == Auto::Always) != always {
            push(format!(
                "{alter} set generated {}",
                if always { "always" } else { "by default" }
            ));
        }
        let (old, new) = (
            counts::told(&before.counts, &from.ty),
            counts::told(&auto.counts, &to.ty),
        );
        let words = counts::changed(old, new, " set ");
        if is_identity(auto) && !words.is_empty() {
            push(format!("{alter}{words}"));
        }
        return;
    }
    let (table_name, column) = (context.object(table), context.name(&to.name));
    let sequence = if is_identity(auto) {
        let kind = if always { "always" } else { "by default" };
        let words = counts::changed(
            counts::told(&Counts::default(), &to.ty),
            counts::told(&auto.counts, &to.ty),
            " ",
        );
        let words = match words.is_empty() {
            true => words,
            false => format!(" ({})", words.trim_start()),
        };
        push(format!("{alter} add generated {kind} as identity{words}"));
        format!(
            "pg_get_serial_sequence({}, {})",
            context.text(&table_name),
            context.text(&to.name)
        )
    } else {
        let sequence = sequence_of(context, table, to);
        push(format!(
            "create sequence {sequence} as {} owned by {table_name}.{column}",
            to.ty
        ));
        let literal = context.text(&sequence);
        push(format!("{alter} set default nextval({literal})"));
        literal
    };
    // It goes on after the numbers that are there.
    push(format!(
        "select setval({sequence}, coalesce(max({column}), 0) + 1, false) from {table_name}"
    ));
}

fn labels(context: &Context<'_>, from: &Enum, to: &Enum, out: &mut Vec<Statement>) {
    let name = context.writer.qualified(to.schema.as_deref(), &to.name);
    if !enums::recreated(&from.labels, &to.labels) {
        for (at, label) in to.labels.iter().enumerate() {
            if from.labels.contains(label) {
                continue;
            }
            // The next one that is there already tells the place.
            let next = to.labels[at..]
                .iter()
                .find(|next| from.labels.contains(next));
            let before = next.map(|next| format!(" before {}", context.text(next)));
            let label = context.text(label);
            out.push(Statement {
                sql: format!(
                    "alter type {name} add value {label}{}",
                    before.unwrap_or_default()
                ),
                place: Place::BeforeCommit,
            });
        }
        return;
    }
    let old = context
        .writer
        .qualified(to.schema.as_deref(), &order::aside(&to.name));
    let mut push = |sql: String| out.push(Statement::new(sql));
    push(format!(
        "alter type {name} rename to {}",
        context.name(&order::aside(&to.name))
    ));
    push(create_enum(context, to));
    for table in &context.mapped.tables {
        let of = Name::of(table);
        let after = context.to.tables.iter().find(|after| of.is(after));
        // A table that goes is gone already.
        let Some(after) = after else { continue };
        for column in table
            .columns
            .iter()
            .filter(|column| enums::is_of(&column.ty, from))
        {
            let recreated = context.changes.iter().any(|change| {
                matches!(&change.what, What::Drop(Part::Column(of, dropped)) if of.is(table) && dropped.name == column.name && change.loses.is_none())
            });
            if recreated {
                continue;
            }
            let alter = of_column(context, &of, column);
            if column.default.is_some() {
                push(format!("{alter} drop default"));
            }
            let array = if column.ty.ends_with("[]") { "[]" } else { "" };
            let kept = after
                .columns
                .iter()
                .find(|after| after.name == column.name && enums::is_of(&after.ty, to));
            let quoted = context.name(&column.name);
            match kept {
                Some(kept) => {
                    push(format!(
                        "{alter} type {} using {quoted}::text{array}::{}",
                        kept.ty, kept.ty
                    ));
                    if let Some(default) = &kept.default {
                        push(format!("{alter} set default {default}"));
                    }
                }
                // It is altered or dropped later.
                None => push(format!(
                    "{alter} type text{array} using {quoted}::text{array}"
                )),
            }
        }
    }
    push(format!("drop type {old}"));
}

pub(super) fn rename(
    context: &Context<'_>,
    kind: Kind,
    of: Option<&Name>,
    from: &Name,
    to: &Name,
    out: &mut Vec<Statement>,
) {
    let of = of.cloned().unwrap_or_default();
    let (old, new) = (context.name(&from.name), context.name(&to.name));
    let mut push = |sql: String| out.push(Statement::new(sql));
    let object = match kind {
        Kind::EnumValue => {
            let (old, new) = (context.text(&from.name), context.text(&to.name));
            return push(format!(
                "alter type {} rename value {old} to {new}",
                context.object(&of)
            ));
        }
        Kind::Column => {
            return push(format!(
                "alter table {} rename column {old} to {new}",
                context.object(&of)
            ));
        }
        Kind::Constraint => {
            return push(format!(
                "alter table {} rename constraint {old} to {new}",
                context.object(&of)
            ));
        }
        Kind::Policy => {
            return push(format!(
                "alter policy {old} on {} rename to {new}",
                context.object(&of)
            ));
        }
        Kind::Index => {
            let old = context.writer.qualified(of.schema.as_deref(), &from.name);
            return push(format!("alter index {old} rename to {new}"));
        }
        Kind::Schema => return push(format!("alter schema {old} rename to {new}")),
        Kind::Role => return push(format!("alter role {old} rename to {new}")),
        Kind::Enum | Kind::Composite => "type",
        Kind::Domain => "domain",
        Kind::Sequence => "sequence",
        Kind::Table => "table",
        Kind::View => {
            let mut views = context.mapped.views.iter().chain(&context.to.views);
            let is = |view: &View| {
                [from, to].contains(&&Name {
                    schema: view.schema.clone(),
                    name: view.name.clone(),
                })
            };
            match views.any(|view| is(view) && view.options.materialized) {
                true => "materialized view",
                false => "view",
            }
        }
    };
    if from.schema != to.schema {
        let schema = to.schema.as_deref().unwrap_or("public");
        push(format!(
            "alter {object} {} set schema {}",
            context.object(from),
            context.name(schema)
        ));
    }
    if from.name != to.name {
        let moved = Name {
            schema: to.schema.clone(),
            name: from.name.clone(),
        };
        push(format!(
            "alter {object} {} rename to {new}",
            context.object(&moved)
        ));
    }
}
