//! What the schema language accepts, and what it says about what it does not.

mod good;
mod mistakes_in_columns;
mod mistakes_in_objects;
mod mistakes_in_options;
mod mistakes_in_tables;
mod mistakes_in_words;
mod names;
mod terminal;
mod types;

use expect_test::Expect;
use syn::{File, Item, ItemStruct};

use crate::{Errors, TableModel, annotated};

/// The first struct of a source text.
fn item(source: &str) -> ItemStruct {
    let file: File = syn::parse_file(source).expect("the source of a test parses");
    file.items
        .into_iter()
        .find_map(|item| match item {
            Item::Struct(item) => Some(item),
            _ => None,
        })
        .expect("the source of a test has a struct")
}

fn read(source: &str) -> Result<TableModel, Errors> {
    annotated(&item(source)).expect("the struct of a test has `#[table(..)]`")
}

fn good(source: &str) -> TableModel {
    read(source).unwrap_or_else(|errors| panic!("{}", errors.render("test.rs", source)))
}

/// Compares all mistakes of a table: what they point at, and what they say.
fn mistakes(source: &str, expected: Expect) {
    let errors = read(source).expect_err("the table has a mistake");
    expected.assert_eq(&listed(&errors));
}

/// The mistakes of one `#[column(..)]` on a field `id` of a PostgreSQL table.
fn column(options: &str, expected: Expect) {
    mistakes(
        &format!("#[table(postgres)] struct Post {{ #[column({options})] id: i32 }}"),
        expected,
    );
}

/// The mistakes of attributes above a struct with the fields `id` and `slug`.
fn above(attributes: &str, expected: Expect) {
    mistakes(
        &format!("#[table(postgres)] {attributes} struct Post {{ id: i32, slug: String }}"),
        expected,
    );
}

fn listed(errors: &Errors) -> String {
    errors
        .iter()
        .map(|(span, message)| {
            let tokens = span.source_text().unwrap_or_else(|| "?".to_owned());
            format!("{tokens}\n    {message}\n")
        })
        .collect()
}
