//! `#[derive(SqlDomain)]`.
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let model = match drizzle_schema::sql_domain(&item) {
        Ok(model) => model,
        Err(errors) => return errors.into_syn().into_compile_error(),
    };
    let newtype = &model.newtype;
    let p = crate::paths::private(newtype.krate.as_ref());
    let (ident, member, ty) = (&newtype.ident, &newtype.member, &newtype.ty);
    // The field's type is checked here, and nowhere else: the constant is part of every other mention of the type.
    let kind = quote_spanned!(ty.span()=> <#ty as #p::SqlType>::KIND);
    let ty = quote!(<[(); #ident::DRIZZLE_FIELD] as #p::Once<#ty>>::Type);
    let name = &model.name;
    let option = |text: &Option<String>| match text {
        Some(text) => quote!(#p::Some(#text)),
        None => quote!(#p::None),
    };
    let (schema, check) = (option(&model.schema), option(&model.check));
    let sql_type = option(&model.sql_type);
    quote! {
        impl #ident {
            const DRIZZLE_FIELD: usize = { _ = #kind; 0 };
        }
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = #p::Kind::Domain(&#p::DomainDef {
                name: #name,
                schema: #schema,
                base: &<#ty as #p::SqlType>::KIND,
                sql_type: #sql_type,
                check: #check,
            });
            const ALLOWED: #p::Option<#p::Allowed> = <#ty as #p::SqlType>::ALLOWED;
            fn into_value(self) -> #p::Value {
                let value: #ty = self.#member;
                #p::SqlType::into_value(value)
            }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> {
                #p::Ok(#ident { #member: <#ty as #p::SqlType>::from_value(value)? })
            }
        }
        impl<D: #p::HasDomains> #p::SqlTypeOn<D> for #ident where #ty: #p::SqlTypeOn<D> {}
    }
}
