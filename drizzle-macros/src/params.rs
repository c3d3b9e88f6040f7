//! `params! { id: i32 }`.
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Ident, Token, Type};

struct Param {
    name: Ident,
    ty: Type,
}

impl Parse for Param {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse().map_err(|e: syn::Error| {
            syn::Error::new(e.span(), "expected a parameter: `name: Type`")
        })?;
        if !input.peek(Token![:]) {
            return Err(syn::Error::new(
                name.span(),
                format!("parameter `{name}` has no type; write for example `{name}: i32`"),
            ));
        }
        input.parse::<Token![:]>()?;
        Ok(Param {
            name,
            ty: input.parse()?,
        })
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let parser = Punctuated::<Param, Token![,]>::parse_terminated;
    let params = match syn::parse::Parser::parse2(parser, input) {
        Ok(params) => params,
        Err(error) => return error.into_compile_error(),
    };
    for (i, param) in params.iter().enumerate() {
        if params
            .iter()
            .take(i)
            .any(|earlier| earlier.name.unraw() == param.name.unraw())
        {
            return syn::Error::new(
                param.name.span(),
                format!("there is a parameter `{}` already", param.name),
            )
            .into_compile_error();
        }
    }
    let p = crate::paths::private(None);
    let names: Vec<_> = params.iter().map(|param| &param.name).collect();
    let checks = params.iter().map(|Param { ty, .. }| {
        let check = quote_spanned!(ty.span()=> #p::ParamValues::fits);
        quote!(#check::<#ty>();)
    });
    let types: Vec<_> = params
        .iter()
        .map(|Param { ty, .. }| quote!(<[(); TYPES] as #p::Once<#ty>>::Type))
        .collect();
    let indexes = (0..names.len()).map(|i| i as u16);
    quote! {{
        const TYPES: usize = { #(#checks)* 0 };
        #[derive(#p::Clone, #p::Copy)]
        #[allow(dead_code)]
        struct Params { #(#names: #p::Expr<#p::Param<#types>>),* }
        #[allow(dead_code)]
        impl Params {
            /// The values, in the order of the parameters.
            fn values(&self, #(#names: impl #p::Into<#types>),*) -> #p::ParamValues {
                #p::ParamValues::new(#p::vec![#(#p::SqlType::into_value(#p::Into::<#types>::into(#names))),*])
            }
        }
        Params { #(#names: #p::Expr::param(#indexes)),* }
    }}
}
