//! Tables of which fields are left out under conditions.
//!
//! An attribute macro sees all fields, a derive macro those that are there. So the columns of such a struct are counted
//! by a derive macro that gets what was written in the attribute.
use super::view;
use crate::paths::private;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{ItemStruct, Meta};

/// The struct with its attributes, to be read by [`expand`], if one of its fields is there only under a condition.
pub(super) fn postponed(word: &str, args: &TokenStream, item: &ItemStruct) -> Option<TokenStream> {
    let p = match drizzle_schema::conditional(args, item)? {
        Ok(conditional) => private(conditional.krate.as_ref()),
        Err(errors) => {
            let errors = errors.into_syn().into_compile_error();
            let stripped = drizzle_schema::strip(item);
            return Some(quote!(#errors #[allow(dead_code)] #stripped));
        }
    };
    let word = format_ident!("{word}");
    Some(quote! {
        #[allow(dead_code)]
        #[derive(#p::TableOfConditions)]
        #[#word(#args)]
        #item
    })
}

/// The items beside a struct that the compiler has left fields out of.
pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let mut item: ItemStruct = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let ours = |word: &str| {
        item.attrs
            .iter()
            .position(|attr| attr.path().is_ident(word))
    };
    let (position, is_view) = match (ours("drizzle_table"), ours("drizzle_view")) {
        (Some(position), _) => (position, false),
        (None, Some(position)) => (position, true),
        (None, None) => return TokenStream::new(),
    };
    let args = match item.attrs.remove(position).meta {
        Meta::List(list) => list.tokens,
        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
    };
    match is_view {
        true => view::beside(args, &item),
        false => super::beside(args, &item),
    }
}
