//! `#[derive(SqlType)]`: a struct around one value, stored as that value.

use proc_macro2::Ident;
use syn::{Data, DeriveInput, Member, Path, Type, Visibility};

use crate::Errors;
use crate::attribute::{self, Written};
use crate::suggest::hint;

/// A checked newtype.
#[derive(Debug, Clone)]
pub struct NewtypeModel {
    /// The struct's name.
    pub ident: Ident,
    /// The struct's visibility.
    pub vis: Visibility,
    /// The one field: its name, or its position `0`.
    pub member: Member,
    /// The field's type.
    pub ty: Type,
    /// Where the library is, if `#[sql_type(crate = "..")]` says so.
    pub krate: Option<Path>,
    /// Whether `#[sql_type(arithmetic)]` lets one compute with it.
    pub arithmetic: bool,
}

/// Reads a struct with one field.
///
/// # Errors
///
/// All mistakes of the struct, each at its own tokens.
pub fn sql_type(item: &DeriveInput) -> Result<NewtypeModel, Errors> {
    let mut errors = Errors::new();
    let ident = &item.ident;
    let options = Options::parse(item, &mut errors);
    if !item.generics.params.is_empty() {
        errors.at(
            &item.generics,
            format!("`{ident}` can't have generics or lifetimes: it stands for one type"),
        );
    }
    let field = match &item.data {
        Data::Struct(data) => {
            let mut fields = data.fields.members().zip(&data.fields);
            match (fields.next(), fields.next()) {
                (Some((member, field)), None) => Some((member, field.ty.clone())),
                (None, _) => {
                    errors.at(
                        ident,
                        format!("`{ident}` has no field; `SqlType` needs exactly one"),
                    );
                    None
                }
                (Some(_), Some((_, second))) => {
                    errors.at(
                        second,
                        format!("`{ident}` has more than one field; `SqlType` needs exactly one"),
                    );
                    None
                }
            }
        }
        Data::Enum(_) => {
            errors.at(
                ident,
                format!("`{ident}` is an enum: write `#[derive(SqlEnum)]`"),
            );
            None
        }
        Data::Union(_) => {
            errors.at(
                ident,
                format!("`{ident}` is a union; `SqlType` is for a struct with one field"),
            );
            None
        }
    };
    match field {
        Some((member, ty)) => errors.finish(NewtypeModel {
            ident: ident.clone(),
            vis: item.vis.clone(),
            member,
            ty,
            krate: options.krate.map(|krate| krate.value),
            arithmetic: options.arithmetic.is_some(),
        }),
        None => Err(errors),
    }
}

#[derive(Default)]
struct Options {
    krate: Option<Written<Path>>,
    arithmetic: Option<Written<()>>,
}

impl Options {
    fn parse(item: &DeriveInput, errors: &mut Errors) -> Self {
        let whose = &format!("type `{}`", item.ident);
        let mut this = Self::default();
        for attr in item
            .attrs
            .iter()
            .filter(|attr| attr.path().is_ident("sql_type"))
        {
            attribute::list(attr, errors, |input, errors| {
                attribute::entries(input, errors, |input, errors| {
                    let key = &attribute::key(input, "`crate = \"..\"` or `arithmetic`")?;
                    match key.to_string().as_str() {
                        "crate" => Written::put(
                            &mut this.krate,
                            key,
                            attribute::path(input, key)?,
                            whose,
                            errors,
                        ),
                        "arithmetic" => {
                            Written::put(&mut this.arithmetic, key, (), whose, errors);
                        }
                        word => {
                            return Err(syn::Error::new(
                                key.span(),
                                format!(
                                    "unknown option `{word}` of {whose}{}",
                                    hint(word, &["arithmetic", "crate"], "the options are")
                                ),
                            ));
                        }
                    }
                    Ok(())
                });
            });
        }
        this
    }
}
