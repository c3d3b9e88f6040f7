//! `#[derive(SqlDomain)]`: a newtype that the database knows as a domain, a type with a condition.

use heck::ToSnakeCase as _;
use syn::DeriveInput;
use syn::ext::IdentExt as _;

use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;
use crate::sql_type::{NewtypeModel, sql_type};
use crate::suggest::hint;

/// A checked domain.
#[derive(Debug, Clone)]
pub struct DomainModel {
    /// The struct.
    pub newtype: NewtypeModel,
    /// The type's name in the database.
    pub name: String,
    /// The type's schema in the database, if it names one.
    pub schema: Option<String>,
    /// The column type of its values, if it says one: `varchar(50)`.
    pub sql_type: Option<String>,
    /// The condition on its values, which SQL calls `value`.
    pub check: Option<String>,
}

#[derive(Default)]
struct Options {
    name: Option<Written<Name>>,
    schema: Option<Written<Name>>,
    sql_type: Option<Written<String>>,
    check: Option<Written<String>>,
}

/// Reads a struct with one field, and its `#[sql_domain(..)]` attributes.
///
/// # Errors
///
/// All mistakes of the struct, each at its own tokens.
pub fn sql_domain(item: &DeriveInput) -> Result<DomainModel, Errors> {
    let newtype = sql_type(item)?;
    let mut errors = Errors::new();
    let whose = &format!("domain `{}`", item.ident.unraw());
    let mut options = Options::default();
    for attr in &item.attrs {
        if !attr.path().is_ident("sql_domain") {
            continue;
        }
        attribute::list(attr, &mut errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                let key = &attribute::key(input, "`name = \"..\"` or `check = \"..\"`")?;
                match key.to_string().as_str() {
                    "name" => {
                        let name = attribute::name(input, key)?;
                        Written::put(&mut options.name, key, name, whose, errors);
                    }
                    "schema" => {
                        let name = attribute::name(input, key)?;
                        Written::put(&mut options.schema, key, name, whose, errors);
                    }
                    "sql_type" => {
                        attribute::equals(input, key, "sql_type = \"varchar(50)\"")?;
                        let ty = attribute::sql(input, key)?;
                        Written::put(&mut options.sql_type, key, ty, whose, errors);
                    }
                    "check" => {
                        attribute::equals(input, key, "check = \"..\"")?;
                        let check = attribute::sql(input, key)?;
                        Written::put(&mut options.check, key, check, whose, errors);
                    }
                    word => {
                        let known = ["name", "schema", "sql_type", "check"];
                        let hint = hint(word, &known, "the options are");
                        let text = format!("unknown option `{word}` of {whose}{hint}");
                        return Err(syn::Error::new(key.span(), text));
                    }
                }
                Ok(())
            });
        });
    }
    let snake = || item.ident.unraw().to_string().to_snake_case();
    errors.finish(DomainModel {
        newtype,
        name: options.name.map_or_else(snake, |name| name.value.text),
        schema: options.schema.map(|schema| schema.value.text),
        sql_type: options.sql_type.map(|ty| ty.value),
        check: options.check.map(|check| check.value),
    })
}
