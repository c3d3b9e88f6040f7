//! `#[derive(SqlType)]`.
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let model = match drizzle_schema::sql_type(&item) {
        Ok(model) => model,
        Err(errors) => return errors.into_syn().into_compile_error(),
    };
    let p = crate::paths::private(model.krate.as_ref());
    let (ident, member, ty) = (&model.ident, &model.member, &model.ty);
    let kind = quote_spanned!(ty.span()=> <#ty as #p::SqlType>::KIND);
    quote! {
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = #kind;
            fn into_value(self) -> #p::Value {
                #p::SqlType::into_value(self.#member)
            }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> {
                #p::Ok(#ident { #member: #p::SqlType::from_value(value)? })
            }
        }
        impl<K> #p::StoredAs<K> for #ident where #ty: #p::StoredAs<K> {}
    }
}
