//! The module of a table: its columns as constants and as types, and the function beside it.
use super::Context;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Visibility;

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let Context { model, p, .. } = cx;
    let (vis, module) = (&model.vis, &model.module);
    let inner = one_deeper(vis);
    let inmost = one_deeper(&inner);
    let idents: Vec<_> = model.columns.iter().map(|c| &c.ident).collect();
    let docs: Vec<_> = model.columns.iter().map(|c| &c.docs).collect();
    // A column called like one of the module's own types is a value only.
    let taken = |ident: &syn::Ident| {
        *ident == *module || ident == "columns" || ident == "aliased" || ident == "Columns"
    };
    let types = model.columns.iter().filter(|c| !taken(&c.ident)).map(|c| {
        let ident = &c.ident;
        quote!(#inner type #ident = #p::Expr<#p::Col<columns::#ident>>;)
    });
    let key = model
        .primary_key
        .iter()
        .flat_map(|key| key.columns.iter().rev());
    let key = key.fold(quote!(()), |rest, column| {
        let ident = &model.columns[*column].ident;
        quote!((columns::#ident, #rest))
    });
    let hidden = format_ident!(
        "{}",
        match model.filter {
            None => "NotNull",
            Some(_) => "Nullable",
        }
    );
    let doc = format!(
        "The table `{}`: its columns, as values and as types.",
        model.name
    );
    let function_doc = format!("The table `{}`, as `from` and joins take it.", model.name);
    let aliased_doc = format!("The table `{}` under another name.", model.name);
    let marker = format_ident!("{}", module);
    quote! {
        #[doc = #doc]
        #[allow(non_camel_case_types, non_upper_case_globals, dead_code, missing_docs, unreachable_pub)]
        #vis mod #module {
            #[doc = #doc]
            #inner struct #marker {}
            #[doc(hidden)]
            #inner mod columns {
                #(#inmost enum #idents {})*
                #inmost type __Table = super::#marker;
            }
            #(#(#docs)* #inner const #idents: #p::Expr<#p::Col<columns::#idents>> = #p::Expr::column();)*
            #(#types)*
            #[doc(hidden)]
            #inner struct Columns { #(#(#docs)* #inner #idents: #p::Expr<#p::Col<columns::#idents>>,)* }
            impl #p::relation::Columns for #marker {
                type Columns = Columns;
                type Key = #key;
                type Hidden = #p::relation::#hidden;
                fn value() -> Self {
                    #marker {}
                }
                const COLUMNS: Columns = Columns { #(#idents: #p::Expr::column(),)* };
            }
            #[doc = #aliased_doc]
            #inner struct aliased<A> { pub(super) name: #p::PhantomData<A> }
            impl<A: #p::Alias> aliased<A> {
                #(#(#docs)* #inner const #idents: #p::Expr<#p::AliasCol<aliased<A>, columns::#idents>> = #p::Expr::alias_column();)*
                #[doc(hidden)]
                #inner const TABLE: Self = aliased { name: #p::PhantomData };
            }
        }
        #[doc = #function_doc]
        #[allow(dead_code)]
        #vis fn #module() -> #module::#marker {
            #module::#marker {}
        }
    }
}

/// The same visibility, written one module deeper.
fn one_deeper(vis: &Visibility) -> Visibility {
    match vis {
        Visibility::Public(_) => vis.clone(),
        Visibility::Inherited => syn::parse_quote!(pub(super)),
        Visibility::Restricted(restricted) => {
            let path = &restricted.path;
            if path.is_ident("crate") || path.segments.first().is_some_and(|s| s.ident == "crate") {
                vis.clone()
            } else if path.is_ident("self") {
                syn::parse_quote!(pub(super))
            } else if path.segments.first().is_some_and(|s| s.ident == "self") {
                let rest = path.segments.iter().skip(1);
                syn::parse_quote!(pub(in super #(::#rest)*))
            } else {
                syn::parse_quote!(pub(in super::#path))
            }
        }
    }
}
