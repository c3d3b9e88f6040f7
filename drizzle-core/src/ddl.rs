//! Definitions: the statements that create a table.
use crate::dialect::Syntax;
use crate::render::quote_into;
use crate::schema::{Action, ColumnDef, DefaultDef, TableDef};
use crate::value::{EnumDef, Kind};
use std::fmt::Write as _;

/// The statements that create a table: its enum types, the table, its indexes.
///
/// With `if_not_exists` each of them does nothing where the object is there already.
pub fn create_table(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    if_not_exists: bool,
) -> Vec<String> {
    let mut statements: Vec<String> = enums(table)
        .into_iter()
        .filter_map(|def| syntax.create_enum(def))
        .collect();
    let quoted = Quoted(syntax.quotes());
    let guard = if if_not_exists { "if not exists " } else { "" };

    let mut sql = format!("create table {guard}{} (\n", quoted.table(table));
    let mut primary_key_done = false;
    for column in table.columns {
        let _ = write!(sql, "  {}", quoted.name(column.name));
        primary_key_done |= column_definition(syntax, column, &mut sql);
        sql.push_str(",\n");
    }
    for part in constraints(syntax, table, primary_key_done, quoted) {
        let _ = writeln!(sql, "  {part},");
    }
    sql.truncate(sql.trim_end_matches(",\n").len());
    sql.push_str("\n)");
    statements.push(sql);

    for index in table.indexes {
        let columns: Vec<_> = index
            .columns
            .iter()
            .map(|(column, descending)| {
                quoted.name(table.columns[*column].name) + if *descending { " desc" } else { "" }
            })
            .collect();
        let unique = if index.unique { "unique " } else { "" };
        let filter = index
            .filter
            .map(|filter| format!(" where {filter}"))
            .unwrap_or_default();
        let name = quoted.name(index.name);
        statements.push(format!(
            "create {unique}index {guard}{name} on {} ({}){filter}",
            quoted.table(table),
            columns.join(", ")
        ));
    }
    statements
}

/// The enums of a table's columns, each once.
fn enums(table: &TableDef) -> Vec<&'static EnumDef> {
    let mut found: Vec<&'static EnumDef> = Vec::new();
    for column in table.columns {
        if let (Kind::Enum(def), None) = (column.kind, column.sql_type)
            && !found.contains(&def)
        {
            found.push(def);
        }
    }
    found
}

/// Writes what follows a column's name; whether that says it is the primary key.
fn column_definition(syntax: &'static dyn Syntax, column: &ColumnDef, sql: &mut String) -> bool {
    if column.auto.is_some() {
        let auto = syntax.auto_column(column);
        let _ = write!(sql, " {}", auto.sql);
        if !auto.primary_key {
            sql.push_str(" not null");
        }
        return auto.primary_key;
    }
    let ty = column
        .sql_type
        .map_or_else(|| syntax.kind_name(column.kind), |ty| syntax.type_name(ty));
    let _ = write!(sql, " {ty}");
    if let Some(generated) = column.generated {
        let _ = write!(
            sql,
            " generated always as ({}) {}",
            generated.expr,
            if generated.stored {
                "stored"
            } else {
                "virtual"
            }
        );
    }
    if !column.nullable {
        sql.push_str(" not null");
    }
    match column.default {
        Some(DefaultDef::Now) => {
            let _ = write!(sql, " default {}", syntax.now(column));
        }
        Some(DefaultDef::Sql(expr)) => {
            let _ = write!(sql, " default ({expr})");
        }
        Some(DefaultDef::Value(value)) => {
            let _ = write!(sql, " default {}", syntax.literal(&value()));
        }
        None => {}
    }
    false
}

fn constraints(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    primary_key_done: bool,
    quoted: Quoted,
) -> Vec<String> {
    let names = |columns: &[usize]| {
        columns
            .iter()
            .map(|i| quoted.name(table.columns[*i].name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut parts = Vec::new();
    if !table.primary_key.is_empty() && !primary_key_done {
        let name = table
            .primary_key_name
            .map(|name| format!("constraint {} ", quoted.name(name)))
            .unwrap_or_default();
        parts.push(format!("{name}primary key ({})", names(table.primary_key)));
    }
    for unique in table.uniques {
        parts.push(format!(
            "constraint {} unique ({})",
            quoted.name(unique.name),
            names(unique.columns)
        ));
    }
    for check in table.checks {
        parts.push(format!(
            "constraint {} check ({})",
            quoted.name(check.name),
            check.expr
        ));
    }
    for column in table.columns {
        if let (Kind::Enum(def), None) = (column.kind, column.sql_type)
            && let Some(condition) = syntax.enum_check(&quoted.name(column.name), def)
        {
            let name = quoted.name(&format!("{}_{}_check", table.name, column.name));
            parts.push(format!("constraint {name} check ({condition})"));
        }
    }
    for key in (table.foreign_keys)() {
        let foreign: Vec<_> = key.foreign.iter().map(|name| quoted.name(name)).collect();
        parts.push(format!(
            "constraint {} foreign key ({}) references {} ({}){}{}",
            quoted.name(key.name),
            names(key.columns),
            quoted.table(key.table),
            foreign.join(", "),
            action(" on delete", key.on_delete),
            action(" on update", key.on_update),
        ));
    }
    parts
}

fn action(word: &str, action: Action) -> String {
    let what = match action {
        Action::NoAction => return String::new(),
        Action::Restrict => "restrict",
        Action::Cascade => "cascade",
        Action::SetNull => "set null",
        Action::SetDefault => "set default",
    };
    format!("{word} {what}")
}

#[derive(Clone, Copy)]
struct Quoted([char; 2]);
impl Quoted {
    fn name(self, name: &str) -> String {
        let mut out = String::with_capacity(name.len() + 2);
        quote_into(&mut out, self.0, name);
        out
    }
    fn table(self, table: &TableDef) -> String {
        match table.schema {
            Some(schema) => format!("{}.{}", self.name(schema), self.name(table.name)),
            None => self.name(table.name),
        }
    }
}
