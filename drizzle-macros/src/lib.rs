//! The macros of the `drizzle` crate: a model in, tokens out. They write no SQL.
//!
//! What a schema means is decided in `drizzle-schema`; what the tokens do is in `drizzle-core`.
#![forbid(unsafe_code)]

use proc_macro::TokenStream;

mod alias;
mod embed;
mod fields;
mod find;
#[cfg(test)]
mod half_typed;
mod identity;
#[cfg(test)]
mod mutations;
mod params;
mod paths;
mod relations;
mod role;
mod sequence;
mod shape;
mod sql;
mod sql_composite;
mod sql_custom;
mod sql_domain;
mod sql_enum;
mod sql_type;
mod table;

/// A struct as a table. See the crate's front page and the guide.
#[proc_macro_attribute]
pub fn table(args: TokenStream, item: TokenStream) -> TokenStream {
    table::expand(args.into(), item.into()).into()
}

/// A struct as a view.
#[proc_macro_attribute]
pub fn view(args: TokenStream, item: TokenStream) -> TokenStream {
    table::view::expand(args.into(), item.into()).into()
}

/// A table or view of which fields are left out under conditions, with those that are there: a derive macro sees a
/// struct as the compiler has decided.
#[proc_macro_derive(
    TableOfConditions,
    attributes(
        drizzle_table,
        drizzle_view,
        column,
        index,
        unique_index,
        unique,
        check,
        primary_key,
        foreign_key,
        policy
    )
)]
pub fn table_of_conditions(item: TokenStream) -> TokenStream {
    table::conditional::expand(item.into()).into()
}

/// A Rust enum as an enum of the schema.
#[proc_macro_derive(SqlEnum, attributes(sql_enum, sql))]
pub fn sql_enum(item: TokenStream) -> TokenStream {
    sql_enum::expand(item.into()).into()
}

/// A struct as a composite type.
#[proc_macro_derive(SqlComposite, attributes(sql_composite, sql))]
pub fn sql_composite(item: TokenStream) -> TokenStream {
    sql_composite::expand(item.into()).into()
}

/// A type of the program's own.
#[proc_macro_derive(SqlCustom, attributes(sql_custom))]
pub fn sql_custom(item: TokenStream) -> TokenStream {
    sql_custom::expand(item.into()).into()
}

/// A newtype as a domain.
#[proc_macro_derive(SqlDomain, attributes(sql_domain, sql_type))]
pub fn sql_domain(item: TokenStream) -> TokenStream {
    sql_domain::expand(item.into()).into()
}

/// A newtype as the type of a column.
#[proc_macro_derive(SqlType, attributes(sql_type))]
pub fn sql_type(item: TokenStream) -> TokenStream {
    sql_type::expand(item.into()).into()
}

/// A selection with named fields: `fields! { id: users::id, name: users::name }`.
#[proc_macro]
pub fn fields(input: TokenStream) -> TokenStream {
    fields::expand(input.into()).into()
}

/// The migrations of a folder, as part of the program: `embed_migrations!("drizzle")`.
#[proc_macro]
pub fn embed_migrations(input: TokenStream) -> TokenStream {
    embed::expand(input.into()).into()
}

/// Another name for a table: `alias!(users as parent)`.
#[proc_macro]
pub fn alias(input: TokenStream) -> TokenStream {
    alias::expand(input.into()).into()
}

/// Hand-written SQL with embedded expressions and bound values: `sql!("upper({users::name})" as String)`.
#[proc_macro]
pub fn sql(input: TokenStream) -> TokenStream {
    sql::expand(input.into()).into()
}

/// Roles: `role! { #[role(postgres)] pub app_reader; }`.
#[proc_macro]
pub fn role(input: TokenStream) -> TokenStream {
    role::expand(input.into()).into()
}

/// Sequences: `sequence! { #[sequence(postgres)] pub order_numbers: i64; }`.
#[proc_macro]
pub fn sequence(input: TokenStream) -> TokenStream {
    sequence::expand(input.into()).into()
}

/// The parameters of a prepared query: `params! { id: i32 }`.
#[proc_macro]
pub fn params(input: TokenStream) -> TokenStream {
    params::expand(input.into()).into()
}

/// Relations between tables: `relations! { users { posts: many(posts) } posts { author: one(users) on (author_id => id) } }`.
#[proc_macro]
pub fn relations(input: TokenStream) -> TokenStream {
    relations::expand(input.into()).into()
}

/// A query of nested rows: `find!(users { id, name, posts { title, limit: 5 } })`.
#[proc_macro]
pub fn find(input: TokenStream) -> TokenStream {
    find::expand(input.into()).into()
}

/// A struct as the shape of nested rows.
#[proc_macro_derive(Shape, attributes(shape))]
pub fn shape(item: TokenStream) -> TokenStream {
    shape::expand(item.into()).into()
}
