//! `Serialize` and `Deserialize` for the models, where the struct derives them.
use super::Context;
use drizzle_schema::ColumnModel;
use proc_macro2::TokenStream;
use quote::quote;

/// The attributes of a field that may be left out; `null` is a value all the same.
pub(super) fn optional(cx: &Context<'_>, column: &ColumnModel) -> TokenStream {
    let own = own(column);
    let mut attrs = quote!(#(#own)*);
    if cx.model.has_derive("Serialize") {
        let path = format!("{}::Option::is_none", cx.p.to_string().replace(' ', ""));
        attrs.extend(quote!(#[serde(skip_serializing_if = #path)]));
    }
    if cx.model.has_derive("Deserialize") {
        let path = format!("{}::deserialize_some", cx.p.to_string().replace(' ', ""));
        attrs.extend(quote!(#[serde(default, deserialize_with = #path)]));
    }
    attrs
}

fn own(column: &ColumnModel) -> impl Iterator<Item = &syn::Attribute> {
    column.attrs.iter().filter(|a| a.path().is_ident("serde"))
}

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let Context {
        model, p, faulty, ..
    } = cx;
    if *faulty {
        return TokenStream::new();
    }
    let (insert, module) = (&model.insert, &model.module);
    let columns: Vec<_> = model
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_insertable())
        .collect();
    let fields: Vec<_> = columns.iter().map(|(_, c)| &c.ident).collect();
    let types: Vec<_> = columns.iter().map(|(_, c)| &c.ty).collect();
    let positions: Vec<_> = columns.iter().map(|(position, _)| *position).collect();
    let container: Vec<_> = model
        .attrs
        .iter()
        .filter(|a| a.path().is_ident("serde"))
        .collect();
    let krate = format!("{}::serde", p.to_string().replace(' ', ""));
    let mut out = TokenStream::new();
    if model.has_derive("Deserialize") {
        let attrs = columns.iter().map(|(_, c)| {
            let own = own(c);
            if c.has_default() {
                optional(cx, c)
            } else {
                quote!(#(#own)*)
            }
        });
        let field_types = columns.iter().map(|(_, c)| {
            let ty = &c.ty;
            if c.has_default() {
                quote!(#p::Option<#ty>)
            } else {
                quote!(#ty)
            }
        });
        let puts = columns.iter().map(|(position, c)| {
            let ident = &c.ident;
            if c.has_default() {
                quote!(if let #p::Some(value) = fields.#ident { row.fill::<<#module::columns::#ident as #p::Column>::Field>(#position, || value); })
            } else {
                quote!(row.fill::<<#module::columns::#ident as #p::Column>::Field>(#position, || fields.#ident);)
            }
        });
        let width = model.columns.len();
        // `skip_serializing_if` is no concern of a struct that is only read; serde ignores it.
        out.extend(quote! {
            impl<'de> #p::serde::Deserialize<'de> for #insert {
                fn deserialize<D: #p::serde::Deserializer<'de>>(deserializer: D) -> #p::Result<Self, D::Error> {
                    #[derive(#p::serde::Deserialize)]
                    #[serde(crate = #krate)]
                    #(#container)*
                    struct Fields { #(#attrs #fields: #field_types,)* }
                    let fields = <Fields as #p::serde::Deserialize>::deserialize(deserializer)?;
                    let mut row = #p::NewRow::new(#width);
                    #(#puts)*
                    #p::Ok(#insert { row, state: #p::PhantomData })
                }
            }
        });
    }
    if model.has_derive("Serialize") {
        let attrs = columns.iter().map(|(_, c)| {
            let own = own(c);
            let path = format!("{}::Option::is_none", p.to_string().replace(' ', ""));
            quote!(#(#own)* #[serde(skip_serializing_if = #path)])
        });
        out.extend(quote! {
            impl #p::serde::Serialize for #insert {
                fn serialize<S: #p::serde::Serializer>(&self, serializer: S) -> #p::Result<S::Ok, S::Error> {
                    #[derive(#p::serde::Serialize)]
                    #[serde(crate = #krate)]
                    #(#container)*
                    struct Fields { #(#attrs #fields: #p::Option<#types>,)* }
                    let fields = Fields { #(#fields: self.row.get::<<#module::columns::#fields as #p::Column>::Field>(#positions)),* };
                    #p::serde::Serialize::serialize(&fields, serializer)
                }
            }
        });
    }
    out
}
