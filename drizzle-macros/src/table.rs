//! `#[table(..)]`.
use drizzle_schema::{Errors, TableModel};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemStruct;

mod columns;
pub(crate) mod conditional;
mod definition;
mod models;
mod module;
mod rare;
#[cfg(feature = "serde")]
mod serde;
pub(crate) mod view;

/// What every part of the expansion needs.
struct Context<'a> {
    model: &'a TableModel,
    /// The path of the library's items.
    p: TokenStream,
    /// The struct has mistakes, which are reported; its items only have to keep quiet.
    faulty: bool,
    /// What makes it a view.
    view: Option<View>,
}

/// What a view has beside its columns.
struct View {
    /// Its kind of table.
    kind: TokenStream,
    /// A function that gives its definition.
    definition: TokenStream,
}

pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let item: ItemStruct = match syn::parse2(item.clone()) {
        Ok(item) => item,
        Err(error) => {
            let error = error.into_compile_error();
            return quote!(#error #item);
        }
    };
    if let Some(tokens) = conditional::postponed("drizzle_table", &args, &item) {
        return tokens;
    }
    let stripped = drizzle_schema::strip(&item);
    let items = beside(args, &item);
    // A column is a column also where no code reads it.
    quote!(#[allow(dead_code)] #stripped #items)
}

/// The items beside the struct.
fn beside(args: TokenStream, item: &ItemStruct) -> TokenStream {
    match drizzle_schema::table(args.clone(), item) {
        Ok(model) => items(&Context {
            model: &model,
            p: crate::paths::private(model.krate.as_ref()),
            faulty: false,
            view: None,
        }),
        Err(errors) => stub(args, &drizzle_schema::strip(item), errors),
    }
}

/// A faulty struct still gives its items, so that one mistake does not echo through every use.
fn stub(args: TokenStream, stripped: &ItemStruct, errors: Errors) -> TokenStream {
    let errors = errors.into_syn().into_compile_error();
    // Without what is written on fields, then without what is written on the struct.
    let model = drizzle_schema::table(args, stripped)
        .or_else(|_| drizzle_schema::table(quote!(sqlite, postgres), stripped));
    let items = model
        .map(|model| {
            items(&Context {
                model: &model,
                p: crate::paths::private(model.krate.as_ref()),
                faulty: true,
                view: None,
            })
        })
        .unwrap_or_default();
    quote!(#errors #items)
}

fn items(cx: &Context<'_>) -> TokenStream {
    let module = module::expand(cx);
    let columns = columns::expand(cx);
    let definition = definition::expand(cx);
    let models = models::expand(cx);
    #[cfg(feature = "serde")]
    let serde = serde::expand(cx);
    #[cfg(not(feature = "serde"))]
    let serde = TokenStream::new();
    quote!(#module #columns #definition #models #serde)
}
