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
        Err(errors) => {
            let errors = errors.into_syn().into_compile_error();
            // Enough to keep every use of the type quiet.
            let (p, ident) = (crate::paths::private(None), &item.ident);
            if !item.generics.params.is_empty() {
                return errors;
            }
            return quote! {
                #errors
                impl<D> #p::SqlTypeOn<D> for #ident {}
                impl #p::SqlType for #ident {
                    const KIND: #p::Kind = #p::Kind::Text;
                    fn into_value(self) -> #p::Value { #p::Value::Null(Self::KIND) }
                    fn from_value(_: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> { loop {} }
                }
            };
        }
    };
    let p = crate::paths::private(model.krate.as_ref());
    let (ident, member, ty) = (&model.ident, &model.member, &model.ty);
    // The field's type is checked here, and nowhere else: the constant is part of every other mention of the type.
    let kind = quote_spanned!(ty.span()=> <#ty as #p::SqlType>::KIND);
    let ty = quote!(<[(); #ident::DRIZZLE_FIELD] as #p::Once<#ty>>::Type);
    let arithmetic = model.arithmetic.then(|| {
        quote! {
            impl #p::Numeric for #ident where #ty: #p::Numeric {
                const DIV: #p::BinaryOp = <#ty as #p::Numeric>::DIV;
            }
        }
    });
    quote! {
        #arithmetic
        impl #ident {
            const DRIZZLE_FIELD: usize = { _ = #kind; 0 };
        }
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = <#ty as #p::SqlType>::KIND;
            const ALLOWED: #p::Option<#p::Allowed> = <#ty as #p::SqlType>::ALLOWED;
            fn into_value(self) -> #p::Value {
                let value: #ty = self.#member;
                #p::SqlType::into_value(value)
            }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> {
                #p::Ok(#ident { #member: <#ty as #p::SqlType>::from_value(value)? })
            }
        }
        impl #p::Newtype for #ident {
            type Inner = #ty;
        }
        impl<D> #p::SqlTypeOn<D> for #ident where #ty: #p::SqlTypeOn<D> {}
        impl<K> #p::StoredAs<K> for #ident where #ty: #p::StoredAs<K> {}
        impl<K> #p::Takes<K> for #ident where #ty: #p::Takes<K> {}
    }
}
