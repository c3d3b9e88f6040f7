//! `#[derive(SqlComposite)]`: a struct that the database knows as a composite type.

use heck::ToSnakeCase as _;
use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Path, Type};

use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::{Name, usable};
use crate::suggest::hint;

/// A checked composite type.
#[derive(Debug, Clone)]
pub struct CompositeModel {
    /// The struct.
    pub ident: Ident,
    /// The type's name in the database.
    pub name: String,
    /// The type's schema in the database, if it names one.
    pub schema: Option<String>,
    /// Its fields, in their order.
    pub fields: Vec<CompositeField>,
    /// Where the library is, if `#[sql_composite(crate = "..")]` says so.
    pub krate: Option<Path>,
}

/// A field of a composite type.
#[derive(Debug, Clone)]
pub struct CompositeField {
    /// The struct's field.
    pub ident: Ident,
    /// Its type.
    pub ty: Type,
    /// Its name in the database.
    pub name: String,
    /// Its column type, if it says one: `varchar(20)`.
    pub sql_type: Option<String>,
}

#[derive(Default)]
struct Options {
    name: Option<Written<Name>>,
    schema: Option<Written<Name>>,
    krate: Option<Written<Path>>,
}

/// Reads a struct with named fields, and its `#[sql_composite(..)]` and `#[sql(..)]` attributes.
///
/// # Errors
///
/// All mistakes of the struct, each at its own tokens.
pub fn sql_composite(item: &DeriveInput) -> Result<CompositeModel, Errors> {
    let mut errors = Errors::new();
    let ident = &item.ident;
    if !item.generics.params.is_empty() {
        errors.at(
            &item.generics,
            format!("`{ident}` can't have generics or lifetimes: it is one type in the database"),
        );
    }
    let options = options(&item.attrs, ident, &mut errors);
    let mut fields = Vec::new();
    match &item.data {
        Data::Struct(data) if matches!(data.fields, Fields::Named(_)) => {
            for field in &data.fields {
                fields.extend(read(field, &fields, &mut errors));
            }
        }
        _ => errors.at(
            ident,
            format!(
                "`{ident}` is no struct with named fields, and a composite type has them; for a struct around one \
                 value write `#[derive(SqlType)]`, for an enum `#[derive(SqlEnum)]`"
            ),
        ),
    }
    if fields.is_empty() && errors.is_empty() {
        errors.at(
            ident,
            format!("`{ident}` has no fields; a composite type needs at least one"),
        );
    }
    let snake = || ident.unraw().to_string().to_snake_case();
    errors.finish(CompositeModel {
        ident: ident.clone(),
        name: options.name.map_or_else(snake, |name| name.value.text),
        schema: options.schema.map(|schema| schema.value.text),
        fields,
        krate: options.krate.map(|krate| krate.value),
    })
}

fn options(attrs: &[Attribute], ident: &Ident, errors: &mut Errors) -> Options {
    let whose = &format!("type `{ident}`");
    let mut options = Options::default();
    for attr in attrs {
        attribute::refuse_conditional(attr, &["sql_composite"], errors);
        if !attr.path().is_ident("sql_composite") {
            continue;
        }
        attribute::list(attr, errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                let key = &attribute::key(input, "`name = \"..\"`")?;
                match key.to_string().as_str() {
                    "name" => {
                        let name = attribute::name(input, key)?;
                        check(&name, errors);
                        Written::put(&mut options.name, key, name, whose, errors);
                    }
                    "schema" => {
                        let name = attribute::name(input, key)?;
                        check(&name, errors);
                        Written::put(&mut options.schema, key, name, whose, errors);
                    }
                    "crate" => {
                        let path = attribute::path(input, key)?;
                        Written::put(&mut options.krate, key, path, whose, errors);
                    }
                    word => {
                        let hint = hint(word, &["name", "schema", "crate"], "the options are");
                        let text = format!("unknown option `{word}` of {whose}{hint}");
                        return Err(syn::Error::new(key.span(), text));
                    }
                }
                Ok(())
            });
        });
    }
    options
}

fn read(field: &Field, before: &[CompositeField], errors: &mut Errors) -> Option<CompositeField> {
    let ident = field.ident.clone()?;
    let whose = &format!("field `{ident}`");
    let mut renamed: Option<Written<Name>> = None;
    let mut sql_type: Option<Written<String>> = None;
    for attr in &field.attrs {
        attribute::refuse_conditional(attr, &["sql"], errors);
        if attr.path().is_ident("column") {
            let text = format!(
                "{whose} of a composite type takes `#[sql(rename = \"..\", sql_type = \"..\")]` only"
            );
            errors.at(attr, text);
        }
        if !attr.path().is_ident("sql") {
            continue;
        }
        attribute::list(attr, errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                let key = &attribute::key(input, "`rename = \"..\"`")?;
                if key == "sql_type" {
                    attribute::equals(input, key, "sql_type = \"varchar(20)\"")?;
                    let ty = attribute::sql(input, key)?;
                    Written::put(&mut sql_type, key, ty, whose, errors);
                    return Ok(());
                }
                if key != "rename" {
                    let word = key.to_string();
                    let hint = hint(&word, &["rename", "sql_type"], "the options are");
                    let text = format!("unknown option `{word}` of {whose}{hint}");
                    return Err(syn::Error::new(key.span(), text));
                }
                let name = attribute::name(input, key)?;
                check(&name, errors);
                Written::put(&mut renamed, key, name, whose, errors);
                Ok(())
            });
        });
    }
    let name = renamed.map_or_else(|| ident.unraw().to_string(), |name| name.value.text);
    if before.iter().any(|known| known.name == name) {
        errors.at(
            &ident,
            format!("two fields are called `{name}` in the database"),
        );
    }
    Some(CompositeField {
        ident,
        ty: field.ty.clone(),
        name,
        sql_type: sql_type.map(|ty| ty.value),
    })
}

fn check(name: &Name, errors: &mut Errors) {
    if let Err(fault) = usable(&name.text) {
        errors.at(name.span, format!("the name `{}` {fault}", name.text));
    }
}
