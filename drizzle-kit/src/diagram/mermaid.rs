//! `erDiagram` of Mermaid, as GitHub, GitLab and many editors draw it.
use super::{Ends, Marks, name_of};
use drizzle_core::catalog::Catalog;
use std::fmt::Write as _;

/// A schema as an entity relationship diagram of Mermaid.
///
/// A column that may be NULL is told in its comment, as is a type or name that Mermaid has no place for.
pub fn mermaid(catalog: &Catalog) -> String {
    let mut out = String::from("erDiagram\n");
    for table in &catalog.tables {
        let name = quoted(&name_of(&table.schema, &table.name));
        _ = writeln!(out, "    {name} {{");
        for column in &table.columns {
            let (ty, column_name) = (word(&column.ty), word(&column.name));
            let mut comment = Vec::new();
            if column_name != column.name {
                comment.push(column.name.clone());
            }
            // A type of the schema's own stands between quotes, which say nothing more.
            if ty != column.ty.replace(['"', '`'], "") {
                comment.push(column.ty.clone());
            }
            if !column.not_null {
                comment.push("may be NULL".to_owned());
            }
            _ = write!(out, "        {ty} {column_name}");
            let marks = Marks::of(table, column).words().join(", ");
            if !marks.is_empty() {
                _ = write!(out, " {marks}");
            }
            if !comment.is_empty() {
                _ = write!(out, " \"{}\"", plain(&comment.join(", ")));
            }
            out.push('\n');
        }
        out.push_str("    }\n");
    }
    for table in &catalog.tables {
        for key in &table.foreign_keys {
            let ends = Ends::of(table, key);
            let _ = writeln!(
                out,
                "    {} {}{}{} {} : {}",
                quoted(&name_of(&key.foreign_schema, &key.foreign_table)),
                if ends.required { "||" } else { "|o" },
                if ends.identifying { "--" } else { ".." },
                if ends.single { "o|" } else { "o{" },
                quoted(&name_of(&table.schema, &table.name)),
                quoted(&key.columns.join(", ")),
            );
        }
    }
    out
}

/// A name of anything, in quotes where Mermaid needs them.
fn quoted(name: &str) -> String {
    let simple = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if simple {
        name.to_owned()
    } else {
        format!("\"{}\"", plain(name))
    }
}

/// A text between quotes, of which Mermaid knows no escapes.
fn plain(text: &str) -> String {
    let replaced = text.chars().map(|c| match c {
        '"' => '\'',
        c if c.is_control() => ' ',
        '%' | '\\' | '{' | '}' => '_',
        c => c,
    });
    replaced.collect()
}

/// A type or a column's name, which can't be quoted.
fn word(text: &str) -> String {
    let mut word: String = text
        .chars()
        .filter(|c| !"\"`".contains(*c))
        .map(|c| {
            if c.is_ascii_alphanumeric() || "_-()[]".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    if !word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        word.insert(0, '_');
    }
    word
}
