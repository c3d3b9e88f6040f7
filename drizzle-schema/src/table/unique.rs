//! `#[unique(..)]` on the struct.

use proc_macro2::{Ident, Span};
use syn::Attribute;
use syn::spanned::Spanned as _;

use super::key_options::{self, KeyOptions};
use super::on::{self, Entry};
use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::hint;

/// A unique constraint.
#[derive(Debug, Clone)]
pub struct UniqueModel {
    /// The constraint's name in the database.
    pub name: String,
    /// The columns, as positions in `TableModel::columns`; at least one.
    pub columns: Vec<usize>,
    /// Whether NULL is equal to NULL.
    pub nulls_not_distinct: bool,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
    /// Whether rows are stored by it.
    pub clustered: Option<bool>,
    /// Where the constraint was written.
    pub span: Span,
}

/// A unique constraint as written.
pub(super) struct UniqueSyntax {
    pub(super) span: Span,
    pub(super) name: Option<Name>,
    pub(super) columns: Vec<Ident>,
    pub(super) nulls_not_distinct: Option<Ident>,
    pub(super) options: KeyOptions,
}

pub(super) fn parse(attr: &Attribute, errors: &mut Errors) -> UniqueSyntax {
    const OPTIONS: &[&str] = &[
        "on",
        "nulls_not_distinct",
        "deferrable",
        "initially_deferred",
        "clustered",
        "nonclustered",
        "name",
    ];
    let whose = "`unique`";
    let before = errors.len();
    let mut name: Option<Written<Name>> = None;
    let mut columns: Option<Written<Vec<Ident>>> = None;
    let mut nulls_not_distinct: Option<Written<()>> = None;
    let mut options = KeyOptions::default();
    attribute::list(attr, errors, |input, errors| {
        attribute::entries(input, errors, |input, errors| {
            let key = match on::entry(input)? {
                Entry::Name(found) if found.value.text == on::NULLS_NOT_DISTINCT => {
                    let key = Ident::new(on::NULLS_NOT_DISTINCT, found.value.span);
                    Written::put(&mut nulls_not_distinct, &key, (), whose, errors);
                    return Ok(());
                }
                Entry::Name(found) if key_options::WORDS.contains(&found.value.text.as_str()) => {
                    let key = Ident::new(&found.value.text, found.value.span);
                    options.take(&key, whose, errors);
                    return Ok(());
                }
                Entry::Name(found) => return on::name(&mut name, found, whose, errors),
                Entry::Key(key) => key,
            };
            match key.to_string().as_str() {
                "on" => {
                    let found = on::columns(&key, input, errors)?;
                    Written::put(&mut columns, &key, found, whose, errors);
                }
                "name" => Written::put(
                    &mut name,
                    &key,
                    attribute::name(input, &key)?,
                    whose,
                    errors,
                ),
                word => {
                    return Err(on::unknown(
                        &key,
                        whose,
                        &hint(word, OPTIONS, "the options are"),
                    ));
                }
            }
            Ok(())
        });
    });
    let columns = columns.map(|columns| columns.value).unwrap_or_default();
    if columns.is_empty() && errors.len() == before {
        errors.at(
            attr.path(),
            "`unique` names no column: write `#[unique(on(column, ..))]`",
        );
    }
    UniqueSyntax {
        span: attr.path().span(),
        name: name.map(|name| name.value),
        columns,
        nulls_not_distinct: nulls_not_distinct.map(|written| written.key),
        options,
    }
}
