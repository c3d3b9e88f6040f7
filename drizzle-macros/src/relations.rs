//! `relations! { users { posts: many(posts), .. } }`: a method of the table for each relation.
use crate::paths::respanned;
use drizzle_schema::relations::{Amount, Condition, Direction, RelationModel, Relations};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match drizzle_schema::relations::parse(input) {
        Ok(relations) => items(&relations),
        // What is right still exists, so that one mistake does not echo through every use.
        Err((relations, errors)) => {
            let errors = errors.into_syn().into_compile_error();
            let items = items(&relations);
            quote!(#errors #items)
        }
    }
}

fn items(relations: &Relations) -> TokenStream {
    let p = crate::paths::private(None);
    let tables = relations.tables.iter().map(|table| {
        let owner = marker(&table.path);
        let methods = table
            .relations
            .iter()
            .map(|relation| method(&p, &table.path, relation));
        quote! {
            impl #owner { #(#methods)* }
        }
    });
    quote!(#(#tables)*)
}

/// The type of a table: `users::users`.
fn marker(table: &Path) -> TokenStream {
    let name = table.segments.last().map(|segment| &segment.ident);
    quote!(#table::#name)
}

fn column(table: &Path, column: &Ident) -> TokenStream {
    // The whole path has the column's place: a column that is not there is one error, at its name.
    let column = respanned(column, column.span());
    quote!(#table::columns::#column)
}

/// `related::<A, B>()`, with the place of the column that is written.
fn pair(p: &TokenStream, at: &Ident, a: &TokenStream, b: &TokenStream) -> TokenStream {
    let related = quote_spanned!(at.span()=> #p::relation::related);
    quote!(#related::<#a, #b>())
}

fn method(p: &TokenStream, owner: &Path, relation: &RelationModel) -> TokenStream {
    let RelationModel {
        name, table, docs, ..
    } = relation;
    let (own, other) = (marker(owner), marker(table));
    let text = syn::ext::IdentExt::unraw(name).to_string();
    let mut null = quote!(#p::relation::NotNull);
    let keys = match &relation.direction {
        Direction::Columns(pairs) => {
            let of_owner = pairs.iter().map(|(a, _)| column(owner, a));
            null = of_owner.fold(null, |null, column| {
                quote!(<#null as #p::relation::Nullability>::Or<#p::NullOf<#column>>)
            });
            let pairs = pairs
                .iter()
                .map(|(a, b)| pair(p, b, &column(owner, a), &column(table, b)));
            quote!(#p::relation::Keys::Direct(&[#(#pairs),*]))
        }
        Direction::Through {
            junction,
            owner: to_owner,
            other: to_other,
        } => {
            let third = marker(junction);
            let to_owner = to_owner.iter().map(|(key, column_of_third)| {
                let key = match key {
                    Some(key) => column(owner, key),
                    None => quote!(#p::relation::KeyOf<#own>),
                };
                pair(p, column_of_third, &key, &column(junction, column_of_third))
            });
            let to_other = to_other.iter().map(|(column_of_third, key)| {
                let key = match key {
                    Some(key) => column(table, key),
                    None => quote!(#p::relation::KeyOf<#other>),
                };
                pair(p, column_of_third, &column(junction, column_of_third), &key)
            });
            quote! {
                #p::relation::Keys::Through {
                    table: <#third as #p::Table>::DEF,
                    source: <#third as #p::Table>::SOURCE,
                    owner: &[#(#to_owner),*],
                    other: &[#(#to_other),*],
                }
            }
        }
    };
    let cardinality = match relation.amount {
        Amount::Many => quote!(#p::relation::Many),
        // A default filter of the other table may hide the row.
        Amount::One => {
            let hidden = quote!(<#other as #p::relation::Columns>::Hidden);
            quote!(#p::relation::One<<#null as #p::relation::Nullability>::Or<#hidden>>)
        }
        Amount::Optional => quote!(#p::relation::One<#p::relation::Nullable>),
        Amount::Required => quote!(#p::relation::One<#p::relation::NotNull>),
    };
    let filter = match &relation.condition {
        None => quote!(#p::None),
        Some(Condition(expr)) => {
            let check = quote_spanned!(syn::spanned::Spanned::span(expr)=> #p::relation::condition::<#other, _, _>);
            quote!(#p::Some(|| #check(#expr)))
        }
    };
    let doc = format!("The relation `{text}` of the table.");
    quote! {
        #[doc = #doc]
        #(#docs)*
        #[allow(dead_code)]
        pub fn #name(&self) -> #p::relation::Relation<#own, #other, #cardinality> {
            const DEF: &#p::relation::RelationDef = &#p::relation::RelationDef {
                name: #text,
                table: <#other as #p::Table>::DEF,
                source: <#other as #p::Table>::SOURCE,
                owner: <#own as #p::Table>::DEF,
                owner_source: <#own as #p::Table>::SOURCE,
                keys: #keys,
                filter: #filter,
            };
            #p::relation::Relation::new(DEF, #table)
        }
    }
}
