//! The insert and the update model.
use super::Context;
use drizzle_schema::ColumnModel;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let Context { model, p, .. } = cx;
    let (module, insert, changes) = (&model.module, &model.insert, &model.changes);
    let columns = insertable(cx);
    let list = columns.iter().rev().fold(quote!(()), |rest, (_, c)| {
        let ident = &c.ident;
        quote!((#module::columns::#ident, #rest))
    });
    let fill_new = fills(cx, "fill_new");
    let fill_update = fills(cx, "fill_update");
    let insert_model = insert_model(cx, &columns);
    let update_model = update_model(cx, &columns);
    quote! {
        impl #p::Models for #module::#module {
            type Insert = #insert;
            type Update = #changes;
            type Columns = #list;
            #fill_new
            #fill_update
        }
        #insert_model
        #update_model
    }
}

/// The columns that statements may write, with their positions.
fn insertable<'a>(cx: &Context<'a>) -> Vec<(usize, &'a ColumnModel)> {
    cx.model
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_insertable())
        .collect()
}

/// What the client computes: `default_fn` for new rows, `on_update_fn` for updates and, without a default
/// of its own, for new rows too.
fn fills(cx: &Context<'_>, name: &str) -> TokenStream {
    let (p, module) = (&cx.p, &cx.model.module);
    let new = name == "fill_new";
    let calls: Vec<_> = cx
        .model
        .columns
        .iter()
        .enumerate()
        .filter_map(|(position, c)| {
            let (ident, ty) = (&c.ident, &c.ty);
            let function = match (new, &c.default_fn, &c.on_update_fn) {
                (true, Some(function), _) => function,
                (true, None, Some(function)) if c.default.is_none() => function,
                (false, _, Some(function)) => function,
                _ => return None,
            };
            Some(if new {
                quote!(row.fill::<<#module::columns::#ident as #p::Column>::Field>(#position, || #p::call::<#ty, _>(#function));)
            } else {
                quote!(row.fill::<<#module::columns::#ident as #p::Column>::Field>(&<#module::columns::#ident as #p::Column>::DEF, || #p::call::<#ty, _>(#function));)
            })
        })
        .collect();
    if calls.is_empty() {
        return TokenStream::new();
    }
    let name = format_ident!("{name}");
    let row = if new {
        quote!(NewRow)
    } else {
        quote!(Assignments)
    };
    quote!(fn #name(row: &mut #p::#row) { #(#calls)* })
}

fn insert_model(cx: &Context<'_>, columns: &[(usize, &ColumnModel)]) -> TokenStream {
    let Context {
        model, p, faulty, ..
    } = cx;
    let (vis, module, insert) = (&model.vis, &model.module, &model.insert);
    // Whether a column may be NULL is the type checker's to say, so every column without a default has
    // a state; a nullable one starts as set.
    let stateful: Vec<&ColumnModel> = columns
        .iter()
        .map(|(_, c)| *c)
        .filter(|c| !c.has_default() && !faulty)
        .collect();
    let states: Vec<Ident> = (0..stateful.len()).map(|i| format_ident!("S{i}")).collect();
    let idents: Vec<_> = stateful.iter().map(|c| &c.ident).collect();
    let width = model.columns.len();
    let setters = columns.iter().map(|(position, c)| {
        let (ident, docs) = (&c.ident, &c.docs);
        let after = states.iter().zip(&stateful).map(|(state, s)| if s.ident == c.ident { quote!(#p::Set) } else { quote!(#state) });
        quote! {
            #(#docs)*
            #vis fn #ident(self, value: impl #p::Assign<#p::TypeOf<#module::columns::#ident>, #p::NullOf<#module::columns::#ident>, #p::Anywhere>) -> #insert<#(#after),*> {
                #insert { row: self.row.set::<#module::columns::#ident>(#position, value), state: #p::PhantomData }
            }
        }
    });
    let doc = format!(
        "The insert model of the table `{}`: start with `new()`, then give the columns their values.",
        model.name
    );
    quote! {
        #[doc = #doc]
        #[derive(#p::Debug, #p::Clone)]
        #[must_use]
        #vis struct #insert<#(#states = #p::Set),*> {
            row: #p::NewRow,
            state: #p::PhantomData<fn() -> (#(#states,)*)>,
        }
        #[allow(clippy::new_without_default, dead_code, missing_docs)]
        impl #insert<#(#p::Start<#module::columns::#idents>),*> {
            /// A row without values.
            #vis fn new() -> Self {
                #insert { row: #p::NewRow::new(#width), state: #p::PhantomData }
            }
        }
        #[allow(dead_code, missing_docs)]
        impl<#(#states),*> #insert<#(#states),*> {
            #(#setters)*
        }
        impl<#(#states: #p::IsSet<#module::columns::#idents>),*> #p::Insertable<#module::#module> for #insert<#(#states),*> {
            fn into_row(self) -> #p::NewRow {
                self.row
            }
        }
        impl<#(#states),*> #p::relation::NewRowOf<#module::#module> for #insert<#(#states),*> {
            fn into_node(self) -> #p::relation::Node {
                #p::relation::Node::new(self.row)
            }
        }
        impl<__K, #(#states: #p::relation::IsSetBy<#module::columns::#idents, __K>),*> #p::relation::Complete<__K> for #insert<#(#states),*> {}
        impl<#(#states: #p::IsSet<#module::columns::#idents>),*> #p::InsertModels<#module::#module> for #insert<#(#states),*> {
            fn into_rows(self) -> #p::Vec<#p::NewRow> {
                #p::vec![self.row]
            }
        }
    }
}

fn update_model(cx: &Context<'_>, columns: &[(usize, &ColumnModel)]) -> TokenStream {
    let Context { model, p, .. } = cx;
    let (vis, module, changes) = (&model.vis, &model.module, &model.changes);
    let fields: Vec<_> = columns.iter().map(|(_, c)| &c.ident).collect();
    let types: Vec<_> = columns.iter().map(|(_, c)| &c.ty).collect();
    let docs: Vec<_> = columns.iter().map(|(_, c)| &c.docs).collect();
    let serde: Vec<_> = columns.iter().map(|(_, c)| serde_attrs(cx, c)).collect();
    let derives = model.derives.iter().filter(|path| {
        let name = path
            .segments
            .last()
            .map(|s| s.ident.to_string())
            .unwrap_or_default();
        matches!(name.as_str(), "Debug" | "Clone" | "PartialEq")
            || cfg!(feature = "serde") && matches!(name.as_str(), "Serialize" | "Deserialize")
    });
    let container = model
        .attrs
        .iter()
        .filter(|a| cfg!(feature = "serde") && a.path().is_ident("serde"));
    let doc = format!(
        "The update model of the table `{}`: what has a value is set.",
        model.name
    );
    quote! {
        #[doc = #doc]
        #[derive(#(#derives),*)]
        #(#container)*
        #[allow(dead_code, missing_docs)]
        #vis struct #changes {
            #(#(#docs)* #serde #vis #fields: #p::Option<#types>,)*
        }
        impl #p::Default for #changes {
            fn default() -> Self {
                #changes { #(#fields: #p::None,)* }
            }
        }
        impl #p::Changes<#module::#module> for #changes {
            fn assignments(self, out: &mut #p::Assignments) {
                #(out.change::<#module::columns::#fields>(self.#fields);)*
            }
        }
    }
}

/// A missing field is no change, `null` is NULL.
#[cfg(feature = "serde")]
fn serde_attrs(cx: &Context<'_>, column: &ColumnModel) -> TokenStream {
    super::serde::optional(cx, column)
}
#[cfg(not(feature = "serde"))]
fn serde_attrs(_: &Context<'_>, _: &ColumnModel) -> TokenStream {
    TokenStream::new()
}
