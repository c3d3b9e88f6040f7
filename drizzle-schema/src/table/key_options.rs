//! What a primary key or a unique constraint says beside its columns.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::token;

use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::hint;

/// The words of the options.
pub(super) const WORDS: [&str; 4] = [
    "deferrable",
    "initially_deferred",
    "clustered",
    "nonclustered",
];

/// The options as written.
#[derive(Default, Clone)]
pub(super) struct KeyOptions {
    /// The word `deferrable` or `initially_deferred`.
    pub(super) deferrable: Option<Written<()>>,
    /// The word `clustered` or `nonclustered`.
    pub(super) clustered: Option<Written<()>>,
}

impl KeyOptions {
    /// Takes a bare word if it is an option.
    pub(super) fn take(&mut self, word: &Ident, whose: &str, errors: &mut Errors) -> bool {
        let slot = match word.to_string().as_str() {
            "deferrable" | "initially_deferred" => &mut self.deferrable,
            "clustered" | "nonclustered" => &mut self.clustered,
            _ => return false,
        };
        Written::put(slot, word, (), whose, errors);
        true
    }

    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub(super) fn deferrable(&self) -> Option<bool> {
        let word = self.deferrable.as_ref();
        word.map(|word| word.key == "initially_deferred")
    }

    /// Whether rows are stored by it.
    pub(super) fn clustered(&self) -> Option<bool> {
        let word = self.clustered.as_ref();
        word.map(|word| word.key == "clustered")
    }

    /// The words that not every database has.
    pub(super) fn words(&self) -> impl Iterator<Item = &Ident> {
        let words = [&self.deferrable, &self.clustered].into_iter().flatten();
        words.map(|word| &word.key)
    }
}

/// `unique` of a column as written.
#[derive(Default, Clone)]
pub(super) struct UniqueOptions {
    pub(super) name: Option<Name>,
    pub(super) nulls_not_distinct: Option<Ident>,
    pub(super) options: KeyOptions,
}

/// Reads the rest of a column's `primary_key` or `primary_key(deferrable)`.
pub(super) fn primary_key(
    key: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<KeyOptions> {
    let mut options = KeyOptions::default();
    if !input.peek(token::Paren) {
        return attribute::flag(input, key).map(|()| options);
    }
    attribute::parenthesized(input, errors, |input, errors| {
        let word = attribute::key(input, "`deferrable`")?;
        attribute::flag(input, &word)?;
        match options.take(&word, "`primary_key`", errors) {
            true => Ok(()),
            false => Err(unknown(&word, "`primary_key`", &WORDS)),
        }
    })?;
    Ok(options)
}

/// Reads the rest of a column's `unique`, `unique = ".."` or `unique(nulls_not_distinct)`.
pub(super) fn unique(
    key: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<UniqueOptions> {
    const ALL: [&str; 6] = [
        "name",
        "nulls_not_distinct",
        WORDS[0],
        WORDS[1],
        WORDS[2],
        WORDS[3],
    ];
    let mut found = UniqueOptions::default();
    if input.peek(syn::Token![=]) {
        found.name = Some(attribute::name(input, key)?);
        return Ok(found);
    }
    let mut name: Option<Written<Name>> = None;
    let mut equal: Option<Written<()>> = None;
    if input.peek(token::Paren) {
        attribute::parenthesized(input, errors, |input, errors| {
            let word = attribute::key(input, "`nulls_not_distinct`").map_err(|error| {
                syn::Error::new(
                    error.span(),
                    "write `unique`, `unique = \"name\"` or `unique(nulls_not_distinct)`",
                )
            })?;
            if word == "name" {
                let text = attribute::name(input, &word)?;
                Written::put(&mut name, &word, text, "`unique`", errors);
                return Ok(());
            }
            attribute::flag(input, &word)?;
            if word == super::on::NULLS_NOT_DISTINCT {
                Written::put(&mut equal, &word, (), "`unique`", errors);
            } else if !found.options.take(&word, "`unique`", errors) {
                return Err(unknown(&word, "`unique`", &ALL));
            }
            Ok(())
        })?;
    }
    found.name = name.map(|name| name.value);
    found.nulls_not_distinct = equal.map(|equal| equal.key);
    Ok(found)
}

fn unknown(word: &Ident, whose: &str, known: &[&str]) -> syn::Error {
    let hint = hint(&word.to_string(), known, "the options are");
    syn::Error::new(
        word.span(),
        format!("unknown option `{word}` of {whose}{hint}"),
    )
}
