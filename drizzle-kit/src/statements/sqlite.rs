//! SQLite, whose `alter table` adds, drops and renames columns, and renames tables. For the rest a table is created
//! anew beside the old one, gets its rows, and takes its place.
//!
//! Dropping the old one would do to other tables' rows what their foreign keys say, so foreign keys are off meanwhile,
//! which has to be said outside of the transaction; before the end it is checked that no row refers to nothing. Views
//! and triggers of other tables name the table and are not looked at; triggers of its own are put back.
use super::{Context, Rules, Statement, standard};
use crate::diff::{Change, Name, Part, What, circles, keys};
use crate::questions::Kind;
use crate::words;
use drizzle_core::Error;
use drizzle_core::catalog::{Column, Table, View};

pub(super) struct Sqlite;

impl Rules for Sqlite {
    fn rebuilds(&self) -> bool {
        true
    }
    fn adds_foreign_keys(&self) -> bool {
        false
    }
    fn renames_constraints(&self) -> bool {
        false
    }
    fn renames_checks(&self) -> bool {
        false
    }
    fn renames_indexes(&self) -> bool {
        false
    }
    fn renames_views(&self, _: &View) -> bool {
        false
    }
    fn frees_views(&self) -> bool {
        false
    }
    fn recreates(&self, _: &Column, _: &Column) -> bool {
        false
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

    fn run(&self, context: &Context<'_>) -> Result<Vec<Statement>, Error> {
        let rebuilt = rebuilt(context);
        // Each one once everything is done that comes before it: its own changes, and all renames.
        let last = |of: &dyn Fn(&What) -> bool| {
            context.changes.iter().rposition(|change| of(&change.what))
        };
        let renamed = last(&|what| matches!(what, What::Rename { .. }));
        let places: Vec<_> = rebuilt
            .iter()
            .map(|table| last(&|what| now(context, what).as_ref() == Some(table)).max(renamed))
            .collect();
        let mut out = Vec::new();
        for (at, change) in context.changes.iter().enumerate() {
            match now(context, &change.what).filter(|table| rebuilt.contains(table)) {
                None => self.change(context, change, &mut out)?,
                Some(table) => before(self, context, &table, change, &mut out)?,
            }
            for (table, place) in rebuilt.iter().zip(&places) {
                if *place == Some(at) {
                    rebuild(context, table, &mut out)?;
                }
            }
        }
        let drops = context
            .changes
            .iter()
            .any(|change| matches!(change.what, What::Drop(Part::Table(_))));
        if rebuilt.is_empty() && !drops {
            return Ok(out);
        }
        check(context, &rebuilt, &mut out);
        out.insert(0, Statement::outside("pragma foreign_keys = off"));
        out.push(Statement::outside("pragma foreign_keys = on"));
        Ok(out)
    }

    fn change(
        &self,
        context: &Context<'_>,
        change: &Change,
        out: &mut Vec<Statement>,
    ) -> Result<(), Error> {
        match &change.what {
            What::Create(Part::Namespace(_)) | What::Drop(Part::Namespace(_)) => {}
            What::Create(
                part @ (Part::Table(_) | Part::View(_) | Part::Index(..) | Part::Column(..)),
            ) => {
                out.extend(standard::create(context, part)?);
            }
            What::Drop(
                part @ (Part::Table(_) | Part::View(_) | Part::Index(..) | Part::Column(..)),
            ) => {
                out.extend(standard::drop(context, part).map(Statement::new));
            }
            What::Rename {
                kind: Kind::Table,
                from,
                to,
                ..
            } if from.schema == to.schema => {
                let (from, to) = (context.object(from), context.name(&to.name));
                out.push(Statement::new(format!("alter table {from} rename to {to}")));
            }
            What::Rename {
                kind: Kind::Column,
                of: Some(of),
                from,
                to,
            } => {
                let (table, from, to) = (
                    context.object(of),
                    context.name(&from.name),
                    context.name(&to.name),
                );
                out.push(Statement::new(format!(
                    "alter table {table} rename column {from} to {to}"
                )));
            }
            _ => return Err(standard::refuse(context, change)),
        }
        Ok(())
    }
}

/// What a change of a table does before the table is created anew: its names must not be in the way of renames.
fn before(
    rules: &Sqlite,
    context: &Context<'_>,
    table: &Name,
    change: &Change,
    out: &mut Vec<Statement>,
) -> Result<(), Error> {
    match &change.what {
        What::Drop(Part::Index(..)) => rules.change(context, change, out),
        What::Drop(Part::Column(_, column)) if takes_name(context, table, &column.name) => {
            let (table, from) = (context.object(table), context.name(&column.name));
            let aside = context.name(&aside(&column.name));
            out.push(Statement::new(format!(
                "alter table {table} rename column {from} to {aside}"
            )));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What a column is called whose name another one takes, until it is gone.
fn aside(column: &str) -> String {
    format!("__gone_{column}")
}

fn takes_name(context: &Context<'_>, table: &Name, column: &str) -> bool {
    context.changes.iter().any(|change| {
        matches!(&change.what, What::Rename { kind: Kind::Column, of: Some(of), to, .. } if of == table && to.name == column)
    })
}

/// The table that a change is part of, by its new name; none for its own renames, which are always done.
fn now(context: &Context<'_>, what: &What) -> Option<Name> {
    let (name, is_new) = match what {
        What::Create(part) => (part.table()?, true),
        What::Alter { to, .. } => (to.table()?, true),
        What::Drop(part @ Part::Column(..)) => (part.table()?, true),
        What::Drop(part) => (part.table()?, false),
        What::Rename { .. } => return None,
    };
    if is_new {
        return Some(name.clone());
    }
    let mut name = name.clone();
    for change in context.changes {
        if let What::Rename {
            kind: Kind::Table,
            from,
            to,
            ..
        } = &change.what
            && *from == name
        {
            name = to.clone();
        }
    }
    Some(name)
}

/// The tables that have to be created anew.
fn rebuilt(context: &Context<'_>) -> Vec<Name> {
    let mut rebuilt = Vec::new();
    for change in context.changes {
        if let Some(table) = now(context, &change.what)
            && !rebuilt.contains(&table)
            && !can_alter(context, &table, change)
        {
            rebuilt.push(table);
        }
    }
    rebuilt
}

/// Whether there is a statement for a change of a table.
fn can_alter(context: &Context<'_>, table: &Name, change: &Change) -> bool {
    match &change.what {
        What::Create(Part::Index(..)) | What::Drop(Part::Index(..)) => true,
        What::Create(Part::Column(_, column)) => {
            change.fill.is_none() && can_add(context, table, column)
        }
        What::Drop(Part::Column(_, column)) => {
            let mapped = context.mapped.tables.iter().find(|mapped| table.is(mapped));
            !takes_name(context, table, &column.name)
                && mapped.is_some_and(|mapped| can_drop(mapped, column))
        }
        _ => false,
    }
}

/// A new column has to be one that old rows can have without being written.
fn can_add(context: &Context<'_>, table: &Name, column: &Column) -> bool {
    let after = context.to.tables.iter().find(|after| table.is(after));
    let refers = after.is_some_and(|after| {
        after
            .foreign_keys
            .iter()
            .any(|key| key.columns.contains(&column.name))
    });
    let constant = column.default.as_ref().is_none_or(|default| {
        let expression =
            default.starts_with('(') || default.to_ascii_lowercase().starts_with("current_");
        !expression
    });
    let stored = column
        .generated
        .as_ref()
        .is_some_and(|generated| generated.stored);
    let given = column
        .default
        .as_ref()
        .is_some_and(|default| !default.eq_ignore_ascii_case("null"));
    let empty = column.not_null && !given && column.generated.is_none();
    column.auto.is_none() && !refers && constant && !stored && !empty
}

/// A column can go that nothing mentions.
fn can_drop(table: &Table, column: &Column) -> bool {
    let name = &column.name;
    let in_key = table
        .primary_key
        .iter()
        .any(|key| key.columns.contains(name))
        || table.uniques.iter().any(|key| key.columns.contains(name))
        || table.foreign_keys.iter().any(|key| {
            key.columns.contains(name)
                || circles::refers_to(key, table) && key.foreign_columns.contains(name)
        });
    let mentioned = table.checks.iter().any(|check| words::mentions(&check.expr, name))
        || table.columns.iter().any(|other| {
            other.generated.iter().any(|generated| words::mentions(&generated.expr, name))
        })
        // Its index would have to go before; those that the schema does not know are not there.
        || table.indexes.iter().any(|index| {
            index.filter.iter().any(|filter| words::mentions(filter, name)) && !keys::columns_of(index).contains(name)
        });
    column.auto.is_none() && !in_key && !mentioned
}

fn rebuild(context: &Context<'_>, table: &Name, out: &mut Vec<Statement>) -> Result<(), Error> {
    let after = context.to.tables.iter().find(|after| table.is(after));
    let before = context.mapped.tables.iter().find(|before| table.is(before));
    let (Some(after), Some(before)) = (after, before) else {
        return Ok(());
    };
    let (old, new) = (context.object(table), format!("__new_{}", table.name));
    let between = Table {
        name: new.clone(),
        indexes: Vec::new(),
        ..after.clone()
    };
    let quoted = context.writer.table(&between);
    let schema = table
        .schema
        .as_ref()
        .map(|schema| format!("{}.", context.name(schema)))
        .unwrap_or_default();
    let kept = "temp.\"__kept_triggers\"";
    let mut push = |sql: String| out.push(Statement::new(sql));

    push(format!(
        "create table {kept} as select type, name, tbl_name, rootpage, sql from {schema}sqlite_schema where type = 'trigger' and \
         tbl_name = {} collate nocase",
        context.text(&table.name)
    ));
    for statement in context.writer.create_table(&between, false) {
        push(statement);
    }
    let copied = copied(context, table, before, after);
    if !copied.is_empty() {
        let columns: Vec<_> = copied
            .iter()
            .map(|(column, _)| context.name(column))
            .collect();
        let values: Vec<_> = copied.into_iter().map(|(_, value)| value).collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        push(format!(
            "insert into {quoted} ({columns}) select {values} from {old}"
        ));
    }
    // Numbers that were given are not given again.
    if after.columns.iter().any(|column| column.auto.is_some())
        && before.columns.iter().any(|column| column.auto.is_some())
    {
        let (new, old) = (context.text(&new), context.text(&table.name));
        push(format!(
            "update {schema}sqlite_sequence set seq = (select max(seq) from {schema}sqlite_sequence where name in ({new}, {old})) where name = {new}"
        ));
        push(format!(
            "insert into {schema}sqlite_sequence (name, seq) select {new}, seq from {schema}sqlite_sequence where name = {old} and not \
             exists (select 1 from {schema}sqlite_sequence where name = {new})"
        ));
    }
    push(format!("drop table {old}"));
    push("pragma legacy_alter_table = on".to_owned());
    push(format!(
        "alter table {quoted} rename to {}",
        context.name(&table.name)
    ));
    push("pragma legacy_alter_table = off".to_owned());
    for index in &after.indexes {
        push(context.writer.create_index(&old, index, false));
    }
    push("pragma writable_schema = on".to_owned());
    push(format!(
        "insert into {schema}sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from {kept}"
    ));
    push("pragma writable_schema = reset".to_owned());
    push(format!("drop table {kept}"));
    Ok(())
}

/// What each column of the new table gets from a row of the old one.
fn copied(
    context: &Context<'_>,
    table: &Name,
    before: &Table,
    after: &Table,
) -> Vec<(String, String)> {
    let changes = || {
        context.changes.iter().filter(|change| match &change.what {
            What::Create(part) | What::Alter { to: part, .. } => part.table() == Some(table),
            _ => false,
        })
    };
    let of = |column: &Column| {
        changes().find(|change| match &change.what {
            What::Create(Part::Column(_, other))
            | What::Alter {
                to: Part::Column(_, other),
                ..
            } => other.name == column.name,
            _ => false,
        })
    };
    let mut copied = Vec::new();
    for column in after
        .columns
        .iter()
        .filter(|column| column.generated.is_none())
    {
        let change = of(column);
        let fill = change.and_then(|change| change.fill.clone());
        let using = change.and_then(|change| change.using.clone());
        let known = before.columns.iter().any(|old| old.name == column.name);
        let quoted = context.name(&column.name);
        let value = match (known, using, fill) {
            (true, None, None) => quoted,
            (true, Some(using), None) => using,
            (true, using, Some(fill)) => format!("coalesce({}, {fill})", using.unwrap_or(quoted)),
            (false, _, Some(fill)) => fill,
            // The default.
            (false, _, None) => continue,
        };
        copied.push((column.name.clone(), value));
    }
    copied
}

/// Fails if a row of a table that was touched, or of one that refers to it, refers to nothing.
fn check(context: &Context<'_>, rebuilt: &[Name], out: &mut Vec<Statement>) {
    let refers = |table: &Table| {
        table.foreign_keys.iter().any(|key| {
            rebuilt.contains(&Name {
                schema: key.foreign_schema.clone(),
                name: key.foreign_table.clone(),
            })
        })
    };
    let tables = context.to.tables.iter();
    let concerned = tables.filter(|table| {
        !table.foreign_keys.is_empty()
            && (rebuilt.iter().any(|name| name.is(table)) || refers(table))
    });
    let concerned: Vec<_> = concerned.map(|table| context.text(&table.name)).collect();
    if concerned.is_empty() {
        return;
    }
    let mut push = |sql: String| out.push(Statement::new(sql));
    let check = "temp.\"__foreign_key_check\"";
    push(format!(
        "create table {check} (\"rows\" integer, constraint \"every row refers to one that is there\" check (\"rows\" = 0))"
    ));
    for table in concerned {
        push(format!(
            "insert into {check} select count(*) from pragma_foreign_key_check({table})"
        ));
    }
    push(format!("drop table {check}"));
}
