//! `alias!(users as parent)`.
use proc_macro2::{Span, TokenStream};
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
        let table = input.call(Path::parse_mod_style).map_err(|e| {
            syn::Error::new(
                e.span(),
                "expected a table and its new name: `alias!(users as parent)`",
            )
        })?;
        input.parse::<Token![as]>().map_err(|e| {
            syn::Error::new(
                e.span(),
                "expected `as` and the new name of the table: `alias!(users as parent)`",
            )
        })?;
        let name = input.parse().map_err(|e: syn::Error| {
            syn::Error::new(
                e.span(),
                "expected the new name of the table: `alias!(users as parent)`",
            )
        })?;
        Ok(Alias { vis, table, name })
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let parser = Punctuated::<Alias, Token![,]>::parse_terminated;
    match syn::parse::Parser::parse2(parser, input) {
        Ok(aliases) if aliases.is_empty() => error(
            Span::call_site(),
            "expected a table and its new name: `alias!(users as parent)`",
        ),
        Ok(aliases) => aliases
            .iter()
            .enumerate()
            .map(|(i, alias)| checked(alias, aliases.iter().take(i)))
            .collect(),
        Err(error) => error.into_compile_error(),
    }
}

fn error(span: Span, message: impl std::fmt::Display) -> TokenStream {
    syn::Error::new(span, message).into_compile_error()
}

fn checked<'a>(alias: &Alias, mut earlier: impl Iterator<Item = &'a Alias>) -> TokenStream {
    let name = &alias.name;
    if earlier.any(|earlier| earlier.name.unraw() == name.unraw()) {
        return error(name.span(), format!("there is an alias `{name}` already"));
    }
    match alias.table.segments.last() {
        // Modules are in snake case, and so is the one that `#[table]` makes.
        Some(segment)
            if segment
                .ident
                .unraw()
                .to_string()
                .starts_with(char::is_uppercase) =>
        {
            let table = &segment.ident;
            error(
                table.span(),
                format!(
                    "`{table}` is a struct; name its table, such as `users` for `User`: `alias!(users as {name})`"
                ),
            )
        }
        _ => one(alias),
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
