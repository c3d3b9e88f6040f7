//! `#[primary_key(..)]` on the struct.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned as _;
use syn::{Attribute, Token};

use super::key_options::KeyOptions;
use super::on;
use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;

/// A primary key.
#[derive(Debug, Clone)]
pub struct PrimaryKeyModel {
    /// The columns, as positions in `TableModel::columns`; at least one.
    pub columns: Vec<usize>,
    /// The constraint's name in the database, if one was given.
    pub name: Option<String>,
    /// Whether its entries are spread over the nodes of a cluster.
    pub hash_sharded: bool,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
    /// Whether rows are stored by it.
    pub clustered: Option<bool>,
    /// Where the key was written.
    pub span: Span,
}

/// A primary key as written.
pub(super) struct PrimaryKeySyntax {
    pub(super) span: Span,
    pub(super) name: Option<Name>,
    pub(super) columns: Vec<Ident>,
    pub(super) hash_sharded: Option<Ident>,
    pub(super) options: KeyOptions,
}

pub(super) fn parse(attr: &Attribute, errors: &mut Errors) -> PrimaryKeySyntax {
    let before = errors.len();
    let mut name: Option<Written<Name>> = None;
    let mut columns: Vec<Ident> = Vec::new();
    let mut hash_sharded: Option<Written<()>> = None;
    let mut options = KeyOptions::default();
    attribute::list(attr, errors, |input, errors| {
        attribute::entries(input, errors, |input, errors| {
            if input.peek2(Token![=]) {
                let key = attribute::key(input, "`name = \"..\"`")?;
                if key != "name" {
                    return Err(on::unknown(
                        &key,
                        "`primary_key`",
                        "; its one option is `name`",
                    ));
                }
                Written::put(
                    &mut name,
                    &key,
                    attribute::name(input, &key)?,
                    "`primary_key`",
                    errors,
                );
            } else {
                let column = on::column(input)?;
                if column == on::HASH_SHARDED {
                    Written::put(&mut hash_sharded, &column, (), "`primary_key`", errors);
                } else if !options.take(&column, "`primary_key`", errors) {
                    columns.push(column);
                }
            }
            Ok(())
        });
    });
    if columns.is_empty() && errors.len() == before {
        errors.at(
            attr.path(),
            "`primary_key` names no column: write `#[primary_key(column, ..)]`",
        );
    }
    PrimaryKeySyntax {
        span: attr.path().span(),
        name: name.map(|name| name.value),
        columns,
        hash_sharded: hash_sharded.map(|written| written.key),
        options,
    }
}
