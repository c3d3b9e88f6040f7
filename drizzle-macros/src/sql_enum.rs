//! `#[derive(SqlEnum)]`.
use drizzle_schema::Storage;
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
                (&ident.to_string(), &quote!(#p::None), &[]),
                &[],
                &[],
                &typed(&p, ident, Storage::Native, &[], &[]),
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
    let numbers: Vec<_> = model.variants.iter().map(|v| v.number).collect();
    let cfgs: Vec<_> = model.variants.iter().map(|v| v.cfgs.as_slice()).collect();
    implementation(
        &p,
        &model.ident,
        (&model.name, &schema, &labels),
        &variants,
        &cfgs,
        &typed(&p, &model.ident, model.storage, &labels, &numbers),
    )
}

/// What it is as a column: of the database's own type, of text or of integers.
fn typed(
    p: &TokenStream,
    ident: &syn::Ident,
    storage: Storage,
    labels: &[&str],
    numbers: &[i64],
) -> TokenStream {
    let stored_as = |kinds: &[&str]| {
        let kinds = kinds.iter().map(|kind| quote::format_ident!("{kind}"));
        quote!(#(impl #p::StoredAs<#p::kinds::#kinds> for #ident {})*)
    };
    let texts = || {
        let mut tokens = stored_as(&["text", "varchar", "char"]);
        tokens.extend(quote! {
            impl #p::Takes<#p::words::collate> for #ident {}
            impl #p::Takes<#p::words::charset> for #ident {}
        });
        tokens
    };
    let (kind, allowed, into, from, stored_as) = match storage {
        Storage::Native => (
            quote!(Enum(<Self as #p::SqlEnum>::DEF)),
            None,
            quote!(<Self as #p::SqlEnum>::enum_value(&self)),
            quote!(#p::SqlEnum::from_enum_value(value)),
            texts(),
        ),
        Storage::Text => (
            quote!(Text),
            Some(quote!(Texts(&[#(#labels),*]))),
            quote!(<Self as #p::SqlEnum>::text_value(&self)),
            quote!(#p::SqlEnum::from_enum_value(value)),
            texts(),
        ),
        integer => {
            let (kind, word) = match integer {
                Storage::SmallInt => ("I16", "smallint"),
                Storage::BigInt => ("I64", "bigint"),
                _ => ("I32", "integer"),
            };
            let kind = quote::format_ident!("{kind}");
            (
                quote!(#kind),
                Some(quote!(Integers(&[#(#numbers),*]))),
                quote!(<Self as #p::SqlEnum>::integer_value(&self, Self::KIND, &[#(#numbers),*])),
                quote!(#p::SqlEnum::from_integer_value(value, &[#(#numbers),*])),
                stored_as(&[word]),
            )
        }
    };
    let allowed = allowed.map(
        |allowed| quote!(const ALLOWED: #p::Option<#p::Allowed> = #p::Some(#p::Allowed::#allowed);),
    );
    quote! {
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = #p::Kind::#kind;
            #allowed
            fn into_value(self) -> #p::Value { #into }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> { #from }
        }
        #stored_as
    }
}

fn implementation(
    p: &TokenStream,
    ident: &syn::Ident,
    (name, schema, labels): (&str, &TokenStream, &[&str]),
    variants: &[&syn::Ident],
    cfgs: &[&[syn::Attribute]],
    typed: &TokenStream,
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
        #typed
        impl<D> #p::SqlTypeOn<D> for #ident {}
    }
}
