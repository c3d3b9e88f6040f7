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

/// The identifier with another span.
pub(crate) fn respanned(ident: &Ident, span: Span) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(span);
    ident
}
