//! What the struct's constraints have in common: an optional name and `on(..)`.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{LitStr, Token, token};

use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;

/// The option that spreads an index or a primary key over the nodes of a cluster.
pub(super) const HASH_SHARDED: &str = "hash_sharded";
/// The option that makes NULL equal to NULL.
pub(super) const NULLS_NOT_DISTINCT: &str = "nulls_not_distinct";

/// Words that are no names, unless they are quoted: their value was forgotten.
const VALUED: [&str; 6] = ["on", "filter", "include", "using", "with", "references"];

/// The start of an entry.
pub(super) enum Entry {
    /// A bare identifier or string: the constraint's name.
    Name(Written<Name>),
    /// A word that takes a value.
    Key(Ident),
}

/// Reads a name, or the word a longer entry starts with.
pub(super) fn entry(input: ParseStream<'_>) -> syn::Result<Entry> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok(Entry::Name(Written {
            key: Ident::new("name", literal.span()),
            value: Name::from(&literal),
        }));
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error("expected a name or an option such as `on(..)`"));
    }
    let word = input.call(Ident::parse_any)?;
    let valued = VALUED.iter().any(|valued| word == valued);
    if valued || input.peek(Token![=]) || input.peek(token::Paren) {
        return Ok(Entry::Key(word));
    }
    Ok(Entry::Name(Written {
        key: Ident::new("name", word.span()),
        value: Name::from(&word),
    }))
}

/// Takes a bare name; a second one is most likely meant as a column.
pub(super) fn name(
    slot: &mut Option<Written<Name>>,
    name: Written<Name>,
    whose: &str,
    errors: &mut Errors,
) -> syn::Result<()> {
    if let Some(first) = slot {
        errors.at(
            name.value.span,
            format!(
                "{whose} already has the name `{}`; columns are written `on({})`",
                first.value.text, name.value.text
            ),
        );
    } else {
        *slot = Some(name);
    }
    Ok(())
}

/// Reads `(a, b)` after `on`.
pub(super) fn columns(
    key: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Ident>> {
    attribute::opens(input, key, "on(column, ..)")?;
    let mut columns = Vec::new();
    attribute::parenthesized(input, errors, |input, _| {
        columns.push(column(input)?);
        Ok(())
    })?;
    Ok(columns)
}

/// Reads a column, which is named by its field.
pub(super) fn column(input: ParseStream<'_>) -> syn::Result<Ident> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Err(syn::Error::new(
            literal.span(),
            format!(
                "a column is named by its field, without quotes: `{}`",
                literal.value()
            ),
        ));
    }
    let span = input.span();
    let column: Ident = input
        .parse()
        .map_err(|_| syn::Error::new(span, "expected the name of a field"))?;
    if input.peek(token::Paren) || input.peek(Token![=]) {
        return Err(syn::Error::new(
            column.span(),
            format!("expected the name of a field, found `{column}` with a value"),
        ));
    }
    Ok(column)
}

/// An option that the attribute does not have.
pub(super) fn unknown(key: &Ident, whose: &str, hint: &str) -> syn::Error {
    syn::Error::new(
        key.span(),
        format!("unknown option `{key}` of {whose}{hint}"),
    )
}
