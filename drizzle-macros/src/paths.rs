//! Where the library is.
use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

/// The path of the items that expansions use.
pub(crate) fn private(krate: Option<&Path>) -> TokenStream {
    match krate {
        Some(path) => quote!(#path::__private),
        None => quote!(::drizzle::__private),
    }
}
