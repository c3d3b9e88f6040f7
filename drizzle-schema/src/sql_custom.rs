//! `#[derive(SqlCustom)]`: a type of the program's own, with the SQL of each of its databases.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::{DeriveInput, LitStr, Path};

use crate::attribute::{self, Written};
use crate::suggest::hint;
use crate::{Dialect, DialectRef, Errors};

/// A checked type of the program's own.
#[derive(Debug, Clone)]
pub struct CustomModel {
    /// The type's name.
    pub ident: Ident,
    /// What it is on each of its dialects.
    pub on: Vec<CustomOn>,
    /// Where the library is, if `#[sql_custom(crate = "..")]` says so.
    pub krate: Option<Path>,
}

/// What a type of the program's own is on a dialect.
#[derive(Debug, Clone)]
pub struct CustomOn {
    /// The dialect.
    pub dialect: DialectRef,
    /// The column type.
    pub sql_type: String,
    /// What stands around a value that is sent, with `?` in its place.
    pub write: Option<String>,
    /// What stands around an expression that is read, with `?` in its place.
    pub read: Option<String>,
}

/// Reads a struct or enum, and its `#[sql_custom(..)]` attributes.
///
/// # Errors
///
/// All mistakes of the type, each at its own tokens.
pub fn sql_custom(item: &DeriveInput) -> Result<CustomModel, Errors> {
    let mut errors = Errors::new();
    let ident = &item.ident;
    let whose = &format!("type `{ident}`");
    let mut on: Vec<CustomOn> = Vec::new();
    let mut krate = None;
    if !item.generics.params.is_empty() {
        errors.at(
            &item.generics,
            format!("`{ident}` can't have generics or lifetimes: it stands for one type"),
        );
    }
    let of_type = |attr: &&syn::Attribute| attr.path().is_ident("sql_custom");
    for attr in item.attrs.iter().filter(of_type) {
        attribute::list(attr, &mut errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                let key = &attribute::key(input, "`sqlite(\"text\")`")?;
                if key == "crate" {
                    let path = attribute::path(input, key)?;
                    Written::put(&mut krate, key, path, whose, errors);
                    return Ok(());
                }
                let dialect = dialect(key)?;
                if on
                    .iter()
                    .any(|known| known.dialect.dialect == dialect.dialect)
                {
                    let text = format!("the dialect `{key}` is named twice");
                    return Err(syn::Error::new(key.span(), text));
                }
                on.push(read(input, key, dialect, errors)?);
                Ok(())
            });
        });
    }
    if on.is_empty() && errors.is_empty() {
        errors.at(
            ident,
            format!(
                "`{ident}` names no database: write `#[sql_custom(sqlite(\"text\"), postgres(\"citext\"))]`, with the \
                 SQL type of each"
            ),
        );
    }
    errors.finish(CustomModel {
        ident: ident.clone(),
        on,
        krate: krate.map(|krate| krate.value),
    })
}

fn dialect(key: &Ident) -> syn::Result<DialectRef> {
    let word = key.to_string();
    let span = key.span();
    if let Some(dialect) = Dialect::from_name(&word) {
        return Ok(DialectRef { dialect, span });
    }
    let known: Vec<&str> = Dialect::ALL.iter().map(|dialect| dialect.name()).collect();
    let hint = match Dialect::by_other_name(&word) {
        Some(name) => format!("; did you mean `{name}`?"),
        None => hint(&word, &known, "the dialects are"),
    };
    Err(syn::Error::new(
        span,
        format!("unknown dialect `{word}`{hint}"),
    ))
}

/// Reads `("type", write = "..", read = "..")`.
fn read(
    input: ParseStream<'_>,
    key: &Ident,
    dialect: DialectRef,
    errors: &mut Errors,
) -> syn::Result<CustomOn> {
    attribute::opens(input, key, &format!("{key}(\"text\")"))?;
    let whose = &format!("`{key}`");
    let (mut sql_type, mut write, mut read) = (None, None, None);
    let before = errors.len();
    attribute::parenthesized(input, errors, |input, errors| {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            if sql_type.is_some() {
                return Err(syn::Error::new(
                    text.span(),
                    format!("{whose} has two SQL types"),
                ));
            }
            sql_type = Some(attribute::sql_text(&text, &key.to_string())?);
            return Ok(());
        }
        let word = &attribute::key(input, "`write = \"f(?)\"` or `read = \"g(?)\"`")?;
        let slot = match word.to_string().as_str() {
            "write" => &mut write,
            "read" => &mut read,
            other => {
                let hint = hint(other, &["write", "read"], "the options are");
                let text = format!("unknown option `{other}` of {whose}{hint}");
                return Err(syn::Error::new(word.span(), text));
            }
        };
        attribute::equals(input, word, &format!("{word} = \"f(?)\""))?;
        let literal = attribute::string(input, word)?;
        let text = attribute::sql_text(&literal, &word.to_string())?;
        if text.matches('?').count() != 1 {
            let message =
                format!("`{word}` has one `?`, in the place of the value: `{word} = \"f(?)\"`");
            return Err(syn::Error::new(literal.span(), message));
        }
        Written::put(slot, word, text, whose, errors);
        Ok(())
    })?;
    let sql_type = match sql_type {
        Some(sql_type) => sql_type,
        // What was wrong is said already.
        None if errors.len() > before => String::new(),
        None => {
            let text = format!("{whose} names no SQL type: write `{key}(\"text\")`");
            return Err(syn::Error::new(key.span(), text));
        }
    };
    Ok(CustomOn {
        dialect,
        sql_type,
        write: write.map(|text| text.value),
        read: read.map(|text| text.value),
    })
}
