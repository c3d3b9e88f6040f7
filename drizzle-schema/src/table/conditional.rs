//! Fields under `#[cfg(..)]`: only the compiler knows which of them are there.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{Attribute, ItemStruct, Path};

use super::owned;
use crate::{Errors, attribute};

/// A struct whose fields depend on conditions. It can be read once the compiler has left out what is not there.
#[derive(Debug, Clone)]
pub struct Conditional {
    /// Where the library is, if `crate = ".."` says so.
    pub krate: Option<Path>,
}

/// Whether a field of the struct is there only under a condition; `args` is what stands in `#[table(..)]` or
/// `#[view(..)]`.
///
/// # Errors
///
/// Attributes of the schema language inside `cfg_attr`.
pub fn conditional(args: &TokenStream, item: &ItemStruct) -> Option<Result<Conditional, Errors>> {
    if !item
        .fields
        .iter()
        .flat_map(|field| &field.attrs)
        .any(decides)
    {
        return None;
    }
    let mut errors = Errors::new();
    let of_fields = item.fields.iter().flat_map(|field| &field.attrs);
    for attr in item.attrs.iter().chain(of_fields) {
        owned::refuse_conditional(attr, &mut errors);
    }
    let krate = krate(args);
    Some(errors.finish(Conditional { krate }))
}

/// `#[cfg(..)]`, also inside `cfg_attr`.
fn decides(attr: &Attribute) -> bool {
    attr.path().is_ident("cfg") || attribute::conditional(attr, &["cfg"]).is_some()
}

/// What `crate = ..` says; a mistake in it is told when the arguments are read.
fn krate(args: &TokenStream) -> Option<Path> {
    let mut entries = vec![TokenStream::new()];
    for token in args.clone() {
        match (&token, entries.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                entries.push(TokenStream::new());
            }
            (_, Some(entry)) => entry.extend([token]),
            (_, None) => {}
        }
    }
    let read = |input: syn::parse::ParseStream<'_>| {
        let key = attribute::key(input, "`crate`")?;
        match key == "crate" {
            true => attribute::path(input, &key),
            false => Err(input.error("another option")),
        }
    };
    entries
        .into_iter()
        .find_map(|entry| read.parse2(entry).ok())
}
