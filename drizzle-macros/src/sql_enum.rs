//! `#[derive(SqlEnum)]`.
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let model = match drizzle_schema::sql_enum(&item) {
        Ok(model) => model,
        Err(errors) => {
            // Enough to keep every use of the type quiet.
            let errors = errors.into_syn().into_compile_error();
            let (p, ident) = (crate::paths::private(None), &item.ident);
            if !item.generics.params.is_empty() {
                return errors;
            }
            let implementation = implementation(
                &p,
                ident,
                &ident.to_string(),
                &quote!(#p::None),
                &[],
                &[],
                &[],
            );
            return quote!(#errors #implementation);
        }
    };
    let p = crate::paths::private(model.krate.as_ref());
    let schema = match &model.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    let labels: Vec<_> = model.variants.iter().map(|v| v.label.as_str()).collect();
    let variants: Vec<_> = model.variants.iter().map(|v| &v.ident).collect();
    let cfgs: Vec<_> = model.variants.iter().map(|v| v.cfgs.as_slice()).collect();
    implementation(
        &p,
        &model.ident,
        &model.name,
        &schema,
        &labels,
        &variants,
        &cfgs,
    )
}

fn implementation(
    p: &TokenStream,
    ident: &syn::Ident,
    name: &str,
    schema: &TokenStream,
    labels: &[&str],
    variants: &[&syn::Ident],
    cfgs: &[&[syn::Attribute]],
) -> TokenStream {
    let positions: Vec<_> = (0..variants.len()).collect();
    let rest = if variants.is_empty() {
        quote!(_ => 0,)
    } else {
        TokenStream::new()
    };
    quote! {
        impl #p::SqlEnum for #ident {
            const DEF: &'static #p::EnumDef = &#p::EnumDef { name: #name, schema: #schema, labels: &[#(#labels),*] };
            fn index(&self) -> usize {
                match self { #(#(#cfgs)* #ident::#variants => #positions,)* #rest }
            }
            fn from_index(index: usize) -> #p::Option<Self> {
                match index { #(#(#cfgs)* #positions => #p::Some(#ident::#variants),)* _ => #p::None }
            }
        }
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = #p::Kind::Enum(<Self as #p::SqlEnum>::DEF);
            fn into_value(self) -> #p::Value {
                <Self as #p::SqlEnum>::enum_value(&self)
            }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> {
                #p::SqlEnum::from_enum_value(value)
            }
        }
        impl<D> #p::SqlTypeOn<D> for #ident {}
        impl #p::StoredAs<#p::kinds::text> for #ident {}
        impl #p::StoredAs<#p::kinds::varchar> for #ident {}
        impl #p::StoredAs<#p::kinds::char> for #ident {}
    }
}
