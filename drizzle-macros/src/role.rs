//! `role! { #[role(postgres)] pub app_reader; }`.
use drizzle_schema::RoleModel;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match drizzle_schema::roles(input) {
        Ok(models) => models.iter().map(one).collect(),
        Err(errors) => errors.into_syn().into_compile_error(),
    }
}

fn one(model: &RoleModel) -> TokenStream {
    let p = crate::paths::private(None);
    let RoleModel {
        ident,
        vis,
        attrs,
        name,
        flags,
        ..
    } = model;
    let dialects = model
        .dialects
        .iter()
        .map(|dialect| dialect.dialect.marker(dialect.span));
    let has = |flag: &str| flags.contains(&flag);
    let (login, create_db, create_role) = (has("login"), has("create_db"), has("create_role"));
    let (no_inherit, bypass_rls) = (has("no_inherit"), has("bypass_rls"));
    let dialects: Vec<Ident> = dialects.collect();
    let doc = format!("The role `{name}`.");
    quote! {
        #(#attrs)*
        #[doc = #doc]
        #[allow(non_camel_case_types, dead_code)]
        #vis struct #ident {}
        impl #p::Role for #ident {
            const DEF: &'static #p::RoleDef = &#p::RoleDef {
                name: #name,
                login: #login,
                create_db: #create_db,
                create_role: #create_role,
                no_inherit: #no_inherit,
                bypass_rls: #bypass_rls,
            };
        }
        #(
            impl #p::SchemaItem<#p::#dialects> for #ident {
                const OBJECT: #p::Object = #p::Object::Role(<#ident as #p::Role>::DEF);
            }
        )*
        #[doc = #doc]
        #[allow(dead_code)]
        #vis fn #ident() -> #ident {
            #ident {}
        }
    }
}
