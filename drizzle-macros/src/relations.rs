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
    let methods = relations.tables.iter().flat_map(|table| {
        let relations = table.relations.iter();
        relations.map(|relation| method(&p, &table.path, relation))
    });
    quote!(#(#methods)*)
}

/// The type of a table. Its path is like those of columns, so that a table that is not there is one error.
pub(crate) fn marker(table: &Path) -> TokenStream {
    quote!(#table::columns::__Table)
}

fn column(table: &Path, column: &Ident) -> TokenStream {
    // The whole path has the column's place: a column that is not there is one error, at its name.
    let column = respanned(column, column.span());
    quote!(#table::columns::#column)
}

/// `related::<A, B>()`, with the place of the column that is written.
fn pair(p: &TokenStream, at: &Ident, a: &TokenStream, b: &TokenStream) -> TokenStream {
    let p = crate::paths::spanned(p, at.span());
    quote_spanned!(at.span()=> #p::relation::related::<#a, #b>())
}

/// The column that is the primary key of a table, with the place of the column that refers to it.
fn key_of(p: &TokenStream, at: &Ident, table: &TokenStream) -> TokenStream {
    let (p, table) = (
        crate::paths::spanned(p, at.span()),
        crate::paths::spanned(table, at.span()),
    );
    quote_spanned!(at.span()=> #p::relation::KeyOf<#table>)
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
                    None => key_of(p, column_of_third, &own),
                };
                pair(p, column_of_third, &key, &column(junction, column_of_third))
            });
            let to_other = to_other.iter().map(|(column_of_third, key)| {
                let key = match key {
                    Some(key) => column(table, key),
                    None => key_of(p, column_of_third, &other),
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
        Amount::Many => quote!(#p::relation::Many<Key>),
        // A default filter of the other table may hide the row.
        Amount::One => {
            let hidden = quote!(<#other as #p::relation::Columns>::Hidden);
            quote!(#p::relation::One<<#null as #p::relation::Nullability>::Or<#hidden>, Key>)
        }
        Amount::Optional => quote!(#p::relation::One<#p::relation::Nullable, Key>),
        Amount::Required => quote!(#p::relation::One<#p::relation::NotNull, Key>),
    };
    let filter = match &relation.condition {
        None => quote!(#p::None),
        Some(Condition(expr)) => {
            let span = syn::spanned::Spanned::span(expr);
            let p = crate::paths::spanned(p, span);
            let check = quote_spanned!(span=> #p::relation::condition::<#other, _, _>);
            quote!(#p::Some(|| #check(#expr)))
        }
    };
    let doc = format!("The relation `{text}` of the table.");
    let key_impls = key_impls(p, relation);
    quote! {
        const _: () = {
        /// What rows of the relation get from the row they belong to.
        #[allow(dead_code)]
        pub enum Key {}
        impl #own {
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
            #p::relation::Relation::new(DEF, <#other as #p::relation::Columns>::value)
        }
        }
        #key_impls
        };
    }
}

/// What inserts below a row need to know of a relation. Nothing if it is the row that refers to the others, or if they
/// have to fulfil a condition, which an insert can't promise.
fn key_impls(p: &TokenStream, relation: &RelationModel) -> TokenStream {
    let table = &relation.table;
    match &relation.direction {
        Direction::Columns(_) if relation.amount != Amount::Many && !relation.inverse => {
            TokenStream::new()
        }
        Direction::Columns(pairs) => {
            let columns = pairs.iter().map(|(_, other)| column(table, other));
            let below = match relation.condition {
                None => quote!(impl #p::relation::ComesBelow for Key {}),
                Some(_) => TokenStream::new(),
            };
            quote! {
                #below
                #(impl #p::relation::FillsKey<#columns> for Key {})*
            }
        }
        Direction::Through { .. } if relation.condition.is_some() => TokenStream::new(),
        Direction::Through {
            junction, other, ..
        } => {
            let marker_of_other = marker(table);
            let third = marker(junction);
            let types = other.iter().map(|(_, key)| match key {
                Some(key) => {
                    let key = column(table, key);
                    quote!(#p::TypeOf<#key>)
                }
                None => quote!(<<#marker_of_other as #p::relation::Columns>::Key as #p::relation::KeyType>::Type),
            });
            let types: Vec<_> = types.collect();
            let names: Vec<_> = (0..types.len())
                .map(|i| quote::format_ident!("key{i}"))
                .collect();
            let (ty, names_of) = match (&types[..], &names[..]) {
                ([ty], [name]) => (quote!(#ty), quote!(#name)),
                _ => (quote!((#(#types),*)), quote!((#(#names),*))),
            };
            quote! {
                impl #p::relation::ComesBelow for Key {
                    fn fill_between(row: &mut #p::NewRow) {
                        <#third as #p::Models>::fill_new(row);
                    }
                }
                impl #p::relation::Connects for Key {
                    type Key = #ty;
                    fn values(#names_of: #ty) -> #p::Vec<#p::Value> {
                        #p::vec![#(#p::SqlType::into_value(#names)),*]
                    }
                }
            }
        }
    }
}
