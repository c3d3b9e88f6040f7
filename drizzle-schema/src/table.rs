//! `#[table(..)]`: a struct in, a checked table out.

mod args;
mod check;
mod column;
mod column_type;
mod condition;
mod conditional;
mod constraints;
mod counts;
mod default;
mod default_filter;
mod foreign_key;
mod index;
mod index_key;
mod key_options;
mod limits;
mod limits_of_keys;
mod model;
mod on;
mod owned;
mod policy;
mod primary_key;
mod resolve;
mod storage;
mod unique;
mod words;

use proc_macro2::TokenStream;
use syn::{Attribute, Fields, ItemStruct, Meta};

use crate::{Errors, attribute};

pub use check::CheckModel;
pub use column_type::{SqlTypeKind, SqlTypeModel};
pub use condition::ConditionModel;
pub use conditional::{Conditional, conditional};
pub use counts::CountsModel;
pub use default::{Auto, DefaultKind, DefaultModel, GeneratedModel};
pub use foreign_key::{Action, ForeignKeyModel};
pub use index::{IndexModel, Order};
pub use index_key::IndexKeyModel;
pub use model::{ColumnModel, TableModel};
pub use policy::{PolicyCommand, PolicyModel, RoleRef};
pub use primary_key::PrimaryKeyModel;
pub use storage::StorageModel;
pub use unique::UniqueModel;

/// Reads a table: `args` is what stands in `#[table(..)]`, `item` the struct below it.
///
/// `item` is the struct as a macro sees it, without the `#[table(..)]` that `args` come from; whoever has
/// the whole struct calls [`annotated`].
///
/// # Errors
///
/// All mistakes of the struct, each at its own tokens.
pub fn table(args: TokenStream, item: &ItemStruct) -> Result<TableModel, Errors> {
    let mut errors = Errors::new();
    let args = args::TableArgs::parse(args, &item.ident, &mut errors);
    let constraints = constraints::Constraints::parse(item, &mut errors);
    let columns = columns(item, &mut errors);
    let model = resolve::table(item, args, columns, constraints, &mut errors);
    errors.finish(model)
}

/// Reads a struct that still has its `#[table(..)]`; `None` if it has none and is no table.
///
/// A `#[table(..)]` inside `cfg_attr` is a mistake here: whether it applies only the compiler knows.
pub fn annotated(item: &ItemStruct) -> Option<Result<TableModel, Errors>> {
    let is_table = |attr: &Attribute| owned::of(attr) == Some(owned::Owned::Table);
    let Some(position) = item.attrs.iter().position(is_table) else {
        let mut errors = Errors::new();
        for attr in &item.attrs {
            attribute::refuse_conditional(attr, &["table"], &mut errors);
        }
        return (!errors.is_empty()).then_some(Err(errors));
    };
    let mut item = item.clone();
    let attr = item.attrs.remove(position);
    let args = match attr.meta {
        Meta::List(list) => list.tokens,
        // The mistake in either form is that no dialect is named.
        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
    };
    Some(table(args, &item))
}

/// The struct without any attribute of the schema language; all others stay. Faulty input is fine.
pub fn strip(item: &ItemStruct) -> ItemStruct {
    let mut item = item.clone();
    item.attrs.retain(|attr| !owned::is_ours(attr));
    for field in &mut item.fields {
        field.attrs.retain(|attr| !owned::is_ours(attr));
    }
    item
}

/// The fields as columns, or why this struct can't be a table.
fn columns<'a>(item: &'a ItemStruct, errors: &mut Errors) -> Vec<column::ColumnSyntax<'a>> {
    let table = &item.ident;
    if !item.generics.params.is_empty() {
        errors.at(
            &item.generics,
            format!("`{table}` can't have generics or lifetimes: a table is one concrete struct"),
        );
    } else if let Some(clause) = &item.generics.where_clause {
        errors.at(
            clause,
            format!("`{table}` can't have a `where` clause: a table is one concrete struct"),
        );
    }
    match &item.fields {
        Fields::Named(fields) if fields.named.is_empty() => {
            errors.at(
                fields,
                format!("`{table}` has no fields; a table needs at least one column"),
            );
        }
        Fields::Named(_) => {}
        Fields::Unnamed(fields) => errors.at(
            fields,
            format!("the fields of `{table}` need names, because columns are called after them"),
        ),
        Fields::Unit => {
            errors.at(
                table,
                format!("`{table}` has no fields; a table needs at least one column"),
            );
        }
    }
    item.fields
        .iter()
        .filter_map(|field| Some((field, field.ident.as_ref()?)))
        .map(|(field, ident)| column::ColumnSyntax::parse(field, ident, errors))
        .collect()
}
