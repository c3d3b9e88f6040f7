//! `#[derive(SqlComposite)]`.
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;
use syn::spanned::Spanned as _;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let model = match drizzle_schema::sql_composite(&item) {
        Ok(model) => model,
        Err(errors) => return errors.into_syn().into_compile_error(),
    };
    let p = crate::paths::private(model.krate.as_ref());
    let (ident, name) = (&model.ident, &model.name);
    let schema = match &model.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    // The fields' types are checked here, and nowhere else: the constant is part of every other mention of them.
    let fits = model.fields.iter().map(|field| {
        let ty = &field.ty;
        quote_spanned!(ty.span()=> #p::ColumnDef::fits::<#ty>())
    });
    let types: Vec<_> = model
        .fields
        .iter()
        .map(|field| {
            let ty = &field.ty;
            quote!(<[(); #ident::DRIZZLE_FIELDS] as #p::Once<#ty>>::Type)
        })
        .collect();
    let fields = model.fields.iter().zip(&types).map(|(field, ty)| {
        let name = &field.name;
        quote!((#name, <<#ty as #p::Field>::Type as #p::SqlType>::KIND))
    });
    let sql_types = model.fields.iter().enumerate().filter_map(|(at, field)| {
        let sql_type = field.sql_type.as_ref()?;
        Some(quote!((#at, #sql_type)))
    });
    let members: Vec<_> = model.fields.iter().map(|field| &field.ident).collect();
    quote! {
        impl #ident {
            const DRIZZLE_FIELDS: usize = { #(_ = #fits;)* 0 };
            const DRIZZLE_DEF: &'static #p::CompositeDef = &#p::CompositeDef {
                name: #name,
                schema: #schema,
                fields: &[#(#fields),*],
                sql_types: &[#(#sql_types),*],
            };
        }
        impl #p::SqlType for #ident {
            const KIND: #p::Kind = #p::Kind::Composite(#ident::DRIZZLE_DEF);
            fn into_value(self) -> #p::Value {
                #p::composite_value(#ident::DRIZZLE_DEF, #p::vec![
                    #({
                        let field: #types = self.#members;
                        #p::Field::into_field_value(field)
                    }),*
                ])
            }
            fn from_value(value: #p::ValueRef<'_>) -> #p::Result<Self, #p::TypeError> {
                let mut fields = #p::CompositeFields::of(#ident::DRIZZLE_DEF, value)?;
                #p::Ok(#ident { #(#members: fields.field::<#types>()?),* })
            }
        }
        impl<D: #p::HasComposites> #p::SqlTypeOn<D> for #ident
        where
            #(#types: #p::StoredOn<#p::Within<D>>),*
        {}
    }
}
