//! A schema as a picture: text for Mermaid, or an SVG that needs nothing else.
//!
//! ```
//! use drizzle_core::catalog::{Catalog, Column, ForeignKey, Table};
//! let column = |name: &str| Column { name: name.into(), ty: "bigint".into(), not_null: true, ..Column::default() };
//! let users = Table { name: "users".into(), columns: vec![column("id")], ..Table::default() };
//! let key = ForeignKey {
//!     columns: vec!["author_id".into()],
//!     foreign_table: "users".into(),
//!     foreign_columns: vec!["id".into()],
//!     ..ForeignKey::default()
//! };
//! let posts = Table {
//!     name: "posts".into(),
//!     columns: vec![column("id"), column("author_id")],
//!     foreign_keys: vec![key],
//!     ..Table::default()
//! };
//! let catalog = Catalog { tables: vec![users, posts], ..Catalog::default() };
//! let text = drizzle_kit::diagram::mermaid(&catalog);
//! assert!(text.contains("users ||..o{ posts : author_id"), "{text}");
//! assert!(drizzle_kit::diagram::svg(&catalog).starts_with("<svg "));
//! ```
use drizzle_core::catalog::{Column, ForeignKey, Table};

mod layout;
mod mermaid;
mod svg;

pub use mermaid::mermaid;
pub use svg::svg;

/// A table's name, with its schema (namespace) if it is not the default one.
fn name_of(schema: &Option<String>, name: &str) -> String {
    match schema {
        Some(schema) => format!("{schema}.{name}"),
        None => name.to_owned(),
    }
}

/// What keys a column is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Marks {
    primary: bool,
    foreign: bool,
    unique: bool,
}

impl Marks {
    fn of(table: &Table, column: &Column) -> Self {
        let within = |columns: &[String]| columns.contains(&column.name);
        Marks {
            primary: table
                .primary_key
                .as_ref()
                .is_some_and(|key| within(&key.columns)),
            foreign: table.foreign_keys.iter().any(|key| within(&key.columns)),
            unique: unique_keys(table).any(|key| key.len() == 1 && within(key)),
        }
    }

    /// `PK`, `FK`, `UK`.
    fn words(self) -> Vec<&'static str> {
        let mut words = Vec::new();
        if self.primary {
            words.push("PK");
        }
        if self.foreign {
            words.push("FK");
        }
        if self.unique {
            words.push("UK");
        }
        words
    }
}

/// The columns of each unique constraint, and of unique indexes of plain columns.
fn unique_keys(table: &Table) -> impl Iterator<Item = &[String]> {
    table.uniques.iter().map(|unique| unique.columns.as_slice())
}

/// How many rows are at each end of a foreign key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ends {
    /// Whether there is always a row that is referred to.
    required: bool,
    /// Whether at most one row refers to a row.
    single: bool,
    /// Whether the key is part of the row's own primary key.
    identifying: bool,
}

impl Ends {
    fn of(table: &Table, key: &ForeignKey) -> Self {
        let nullable = |name: &String| {
            let column = table.columns.iter().find(|column| column.name == *name);
            column.is_some_and(|column| !column.not_null)
        };
        let primary: &[String] = table
            .primary_key
            .as_ref()
            .map_or(&[], |key| key.columns.as_slice());
        // A key that is unique, or has a part that is.
        let covered = |unique: &[String]| {
            !unique.is_empty() && unique.iter().all(|c| key.columns.contains(c))
        };
        Ends {
            required: !key.columns.iter().any(nullable),
            single: covered(primary) || unique_keys(table).any(covered),
            identifying: !key.columns.is_empty()
                && key.columns.iter().all(|column| primary.contains(column)),
        }
    }
}

#[cfg(test)]
mod tests;
