//! A catalog as Rust source: the schema that a database has, as one would have written it.
use crate::introspect::Found;
use drizzle::Error;
use drizzle_core::catalog::{Catalog, Column};
use std::collections::BTreeSet;

mod defaults;
mod keys;
mod names;
mod objects;
mod relations;
mod tables;
mod types;
mod views;

use names::Items;
pub(crate) use types::Types;

/// Which crate's types dates and times have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dates {
    /// Those of `chrono`.
    #[default]
    Chrono,
    /// Those of `time`.
    Time,
}

/// How source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Which crate's types dates and times have.
    pub dates: Dates,
    /// Whether names in Rust are those of the database wherever they can be, and not in Rust's style.
    pub keep_names: bool,
}

/// Rust source of a schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pulled {
    /// The source of one module.
    pub source: String,
    /// What the database has and the source does not say, for people to read. The source has it as comments, too.
    pub left_out: Vec<String>,
}

/// Writes a database's schema as Rust source: enums, domains, sequences, tables, views and relations, and a function
/// `schema` that gives all of them.
///
/// ```
/// use drizzle_core::catalog::{Catalog, Column, PrimaryKey, Table};
/// use drizzle_kit::introspect::Found;
/// use drizzle_kit::pull::{Options, pull};
/// let id = Column { name: "id".into(), ty: "bigint".into(), not_null: true, ..Column::default() };
/// let key = PrimaryKey { columns: vec!["id".into()], ..PrimaryKey::default() };
/// let table = Table { name: "users".into(), columns: vec![id], primary_key: Some(key), ..Table::default() };
/// let catalog = Catalog { dialect: "postgres".into(), tables: vec![table], ..Catalog::default() };
/// let pulled = pull(&Found { catalog, ..Found::default() }, Options::default())?;
/// assert!(pulled.source.contains("pub struct User {\n    #[column(primary_key)]\n    pub id: i64,\n}"));
/// # Ok::<(), drizzle::Error>(())
/// ```
///
/// # Errors
/// [`Error::Invalid`] when the catalog's dialect is unknown.
pub fn pull(found: &Found, options: Options) -> Result<Pulled, Error> {
    let catalog = &found.catalog;
    let items = Items::of(catalog, options);
    let types = Types::of(catalog, &items, options)?;
    let mut pulling = Pulling {
        catalog,
        types,
        items,
        out: String::new(),
        left_out: found.left_out.clone(),
    };
    pulling.objects();
    for table in &catalog.tables {
        pulling.table(table);
    }
    for (at, view) in catalog.views.iter().enumerate() {
        let columns: &[Column] = found.view_columns.get(at).map_or(&[], Vec::as_slice);
        pulling.view(view, columns);
    }
    pulling.relations();
    pulling.all();
    let source = pulling.head() + &pulling.out;
    Ok(Pulled {
        source,
        left_out: pulling.left_out,
    })
}

/// The source as it grows.
struct Pulling<'c> {
    catalog: &'c Catalog,
    types: Types<'c>,
    items: Items,
    out: String,
    left_out: Vec<String>,
}

impl Pulling<'_> {
    /// Says that something could not be said.
    fn lacks(&mut self, what: String) {
        self.left_out.push(what);
    }

    /// What stands before everything else.
    fn head(&self) -> String {
        let dialect = &self.catalog.dialect;
        let mut head =
            format!("// The schema of a {dialect} database, as `drizzle-kit pull` found it.\n");
        if !self.left_out.is_empty() {
            head += "//\n// The database has more than is said here:\n";
            for what in &self.left_out {
                head += &format!("// - {}\n", what.replace(['\n', '\r'], " "));
            }
        }
        head + "#![allow(unused_imports)]\nuse drizzle::prelude::*;\n"
    }

    /// A function with every object.
    fn all(&mut self) {
        let name = self.items.take("schema");
        let mut objects: Vec<&str> = self.items.all().collect();
        objects.sort_unstable();
        let objects = objects.join(", ");
        let marker = self.types.marker();
        let alone = self.alone();
        let alone = alone
            .iter()
            .map(|item| format!("\n        .with_type::<{item}>()"));
        let alone: String = alone.collect();
        self.out += &format!(
            "\n/// Everything that is here.\npub fn {name}() -> drizzle::ddl::Schema<{marker}> {{\n    schema![{objects}]{alone}\n}}\n"
        );
    }

    /// The types that no column has by itself.
    fn alone(&self) -> Vec<String> {
        let columns = self.catalog.tables.iter().flat_map(|table| &table.columns);
        let used: BTreeSet<String> = columns
            .map(|column| column.ty.trim_end_matches("[]"))
            .map(|ty| self.types.by_name(ty).rust)
            .collect();
        let items = [
            &self.items.enums,
            &self.items.domains,
            &self.items.composites,
        ];
        let all = items.into_iter().flat_map(|items| items.values());
        all.filter(|item| !used.contains(*item)).cloned().collect()
    }
}

/// A text as a literal of Rust.
fn literal(text: &str) -> String {
    format!("{text:?}")
}
