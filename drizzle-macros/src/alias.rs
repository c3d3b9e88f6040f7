//! `alias!(users as parent)`.
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, Path, Token, Visibility};

struct Alias {
    vis: Visibility,
    table: Path,
    name: Ident,
}

impl Parse for Alias {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let vis = input.parse()?;
        let table = input.call(Path::parse_mod_style).map_err(|e| syn::Error::new(e.span(), "expected a table and its new name: `alias!(users as parent)`"))?;
        input
            .parse::<Token![as]>()
            .map_err(|e| syn::Error::new(e.span(), "expected `as` and the new name of the table: `alias!(users as parent)`"))?;
        let name = input.parse().map_err(|e: syn::Error| syn::Error::new(e.span(), "expected the new name of the table: `alias!(users as parent)`"))?;
        Ok(Alias { vis, table, name })
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let parser = Punctuated::<Alias, Token![,]>::parse_terminated;
    match syn::parse::Parser::parse2(parser, input) {
        Ok(aliases) => aliases.iter().map(one).collect(),
        Err(error) => error.into_compile_error(),
    }
}

fn one(Alias { vis, table, name }: &Alias) -> TokenStream {
    let p = crate::paths::private(None);
    let text = name.unraw().to_string();
    let id = crate::identity::of_name(&text, &p);
    let hidden = format_ident!("__{}", text);
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types, unreachable_pub, missing_docs)]
        #vis mod #hidden {
            pub enum #name {}
            impl #p::Alias for #name {
                type Id = #id;
                const SOURCE: &'static #p::SourceName = &#p::SourceName { schema: #p::None, name: #text };
            }
        }
        #[allow(non_camel_case_types, dead_code, missing_docs)]
        #vis type #name = #table::aliased<#hidden::#name>;
        #[allow(dead_code, missing_docs)]
        #vis fn #name() -> #name {
            #name::TABLE
        }
    }
}
