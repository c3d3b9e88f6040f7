//! Where the library is.
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

/// The path of the items that expansions use.
pub(crate) fn private(krate: Option<&Path>) -> TokenStream {
    match krate {
        Some(path) => quote!(#path::__private),
        None => quote!(::drizzle::__private),
    }
}

/// The same tokens with another span: an error about a path is shown where all of its tokens are.
pub(crate) fn spanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.clone().into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}

/// The identifier with another span.
pub(crate) fn respanned(ident: &Ident, span: Span) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(span);
    ident
}
