//! `sequence! { #[sequence(postgres)] pub order_numbers: i64; }`.
use drizzle_schema::SequenceModel;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match drizzle_schema::sequences(input) {
        Ok(models) => models.iter().map(one).collect(),
        Err(errors) => errors.into_syn().into_compile_error(),
    }
}

fn one(model: &SequenceModel) -> TokenStream {
    let p = crate::paths::private(None);
    let SequenceModel {
        ident,
        vis,
        attrs,
        name,
        ty,
        increment,
        start,
        min,
        max,
        cycle,
        ..
    } = model;
    let dialects: Vec<Ident> = model
        .dialects
        .iter()
        .map(|dialect| dialect.dialect.marker(dialect.span))
        .collect();
    let schema = match &model.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    let cache = match model.cache {
        Some(cache) => quote!(#p::Some(#cache)),
        None => quote!(#p::None),
    };
    let kind = Ident::new(&format!("I{}", model.bits), Span::call_site());
    let doc = format!("The sequence `{name}`.");
    quote! {
        #(#attrs)*
        #[doc = #doc]
        #[allow(non_camel_case_types, dead_code)]
        #vis struct #ident {}
        impl #p::Sequence for #ident {
            type Value = #ty;
            const DEF: &'static #p::SequenceDef = &#p::SequenceDef {
                name: #name,
                schema: #schema,
                kind: #p::Kind::#kind,
                increment: #increment,
                start: #start,
                min: #min,
                max: #max,
                cache: #cache,
                cycle: #cycle,
            };
        }
        #(
            impl #p::SequenceOn<#p::#dialects> for #ident {}
            impl #p::SchemaItem<#p::#dialects> for #ident {
                const OBJECT: #p::Object = #p::Object::Sequence(<#ident as #p::Sequence>::DEF);
            }
        )*
        #[doc = #doc]
        #[allow(dead_code)]
        #vis fn #ident() -> #ident {
            #ident {}
        }
    }
}
