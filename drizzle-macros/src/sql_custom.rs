//! `#[derive(SqlCustom)]`.
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let model = match drizzle_schema::sql_custom(&item) {
        Ok(model) => model,
        Err(errors) => return errors.into_syn().into_compile_error(),
    };
    let p = crate::paths::private(model.krate.as_ref());
    let ident = &model.ident;
    let name = ident.to_string();
    let option = |text: &Option<String>| match text {
        Some(text) => quote!(#p::Some(#text)),
        None => quote!(#p::None),
    };
    let on = model.on.iter().map(|on| {
        let (dialect, sql_type) = (on.dialect.dialect.name(), &on.sql_type);
        let (write, read) = (option(&on.write), option(&on.read));
        quote!((#dialect, #p::CustomSql { sql_type: #sql_type, write: #write, read: #read }))
    });
    let markers = model
        .on
        .iter()
        .map(|on| on.dialect.dialect.marker(Span::call_site()));
    // Whether it says how it is sent is checked here, and nowhere else: the constant is part of every other mention.
    let kind = quote_spanned!(ident.span()=> #p::encoded_kind::<#ident>());
    // Messages point at the derive.
    let short = crate::paths::respanned(ident, Span::call_site());
    let once = quote!(<[(); #ident::DRIZZLE_CUSTOM] as #p::Once<#ident>>::Type);
    quote! {
        impl #ident {
            const DRIZZLE_CUSTOM: usize = { _ = #kind; 0 };
            const DRIZZLE_DEF: &'static #p::CustomDef = &#p::CustomDef::new(
                #name,
                &#p::encoded_kind::<#once>(),
                &[#(#on),*],
            );
        }
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = #p::Kind::Custom(#ident::DRIZZLE_DEF);
            fn into_value(self) -> #p::Value {
                #p::custom_value::<#once>(#ident::DRIZZLE_DEF, self)
            }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> {
                #p::read_custom::<#once>(#ident::DRIZZLE_DEF, value)
            }
        }
        impl<D: #p::HasCustom<#short>> #p::SqlTypeOn<D> for #short {}
        #(impl #p::HasCustom<#short> for #p::#markers {})*
    }
}
