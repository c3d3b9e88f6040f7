//! Column types that override what the Rust type would give: `varchar(320)`, `jsonb`, ..

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::{LitInt, Token, token};

use crate::attribute;

/// A column type, and where it was written.
#[derive(Debug, Clone)]
pub struct SqlTypeModel {
    /// The type.
    pub kind: SqlTypeKind,
    /// The name of a type that is given as the database has it.
    pub name: Option<String>,
    /// Where it was written.
    pub span: Span,
}

/// A column type; what a dialect calls it is the dialect's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SqlTypeKind {
    /// `text`
    Text,
    /// `varchar(n)`
    Varchar(u32),
    /// `char(n)`
    Char(u32),
    /// `tinyint`
    Tinyint,
    /// `smallint`
    Smallint,
    /// `mediumint`
    Mediumint,
    /// `integer`
    Integer,
    /// `bigint`
    Bigint,
    /// `real`
    Real,
    /// `double`
    Double,
    /// `numeric`, or `numeric(precision, scale)`
    Numeric(Option<(u32, u32)>),
    /// `boolean`
    Boolean,
    /// `json`
    Json,
    /// `jsonb`
    Jsonb,
    /// `blob`
    Blob,
    /// `uuid`
    Uuid,
    /// `date`
    Date,
    /// A type that few databases have, under its own name, with a length: `bit(n)`
    Native(&'static str, u32),
    /// `time`, or `time(decimals)`
    Time(Option<u32>),
    /// `timestamp`, or `timestamp(decimals)`
    Timestamp(Option<u32>),
    /// `timestamptz`, or `timestamptz(decimals)`
    Timestamptz(Option<u32>),
    /// `smalldatetime`
    Smalldatetime,
    /// `tinytext`
    Tinytext,
    /// `mediumtext`
    Mediumtext,
    /// `longtext`
    Longtext,
    /// `tinyblob`
    Tinyblob,
    /// `mediumblob`
    Mediumblob,
    /// `longblob`
    Longblob,
    /// `varbinary(n)`
    Varbinary(u32),
    /// `money`
    Money,
    /// `smallmoney`
    Smallmoney,
    /// `xml`
    Xml,
    /// `rowversion`
    Rowversion,
    /// `sql_type = ".."`: the name is in the model.
    Custom,
}

/// The words of the types, for suggestions.
pub(super) const WORDS: &[&str] = &[
    "text",
    "varchar",
    "char",
    "tinyint",
    "smallint",
    "mediumint",
    "integer",
    "bigint",
    "real",
    "double",
    "numeric",
    "boolean",
    "json",
    "jsonb",
    "blob",
    "uuid",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "bit",
    "varbit",
    "vector",
    "halfvec",
    "sparsevec",
    "smalldatetime",
    "tinytext",
    "mediumtext",
    "longtext",
    "tinyblob",
    "mediumblob",
    "longblob",
    "varbinary",
    "money",
    "smallmoney",
    "xml",
    "rowversion",
];

impl SqlTypeKind {
    /// Whether the type can count up.
    pub(super) fn is_integer(self) -> bool {
        matches!(
            self,
            Self::Tinyint | Self::Smallint | Self::Mediumint | Self::Integer | Self::Bigint
        )
    }

    /// Reads the rest of a type whose word was read; `None` if the word is no type.
    pub(super) fn parse(word: &Ident, input: ParseStream<'_>) -> Option<syn::Result<Self>> {
        let plain = match word.to_string().as_str() {
            "varchar" => return Some(length(word, input).map(Self::Varchar)),
            "char" => return Some(length(word, input).map(Self::Char)),
            "varbinary" => return Some(length(word, input).map(Self::Varbinary)),
            "time" => return Some(decimals(word, input).map(Self::Time)),
            "timestamp" => return Some(decimals(word, input).map(Self::Timestamp)),
            "timestamptz" => return Some(decimals(word, input).map(Self::Timestamptz)),
            "numeric" => return Some(precision(word, input).map(Self::Numeric)),
            "bit" => return Some(length(word, input).map(|n| Self::Native("bit", n))),
            "varbit" => return Some(length(word, input).map(|n| Self::Native("varbit", n))),
            "vector" => return Some(length(word, input).map(|n| Self::Native("vector", n))),
            "halfvec" => return Some(length(word, input).map(|n| Self::Native("halfvec", n))),
            "sparsevec" => return Some(length(word, input).map(|n| Self::Native("sparsevec", n))),
            "text" => Self::Text,
            "tinyint" => Self::Tinyint,
            "smallint" => Self::Smallint,
            "mediumint" => Self::Mediumint,
            "integer" => Self::Integer,
            "bigint" => Self::Bigint,
            "real" => Self::Real,
            "double" => Self::Double,
            "boolean" => Self::Boolean,
            "json" => Self::Json,
            "jsonb" => Self::Jsonb,
            "blob" => Self::Blob,
            "uuid" => Self::Uuid,
            "date" => Self::Date,
            "smalldatetime" => Self::Smalldatetime,
            "tinytext" => Self::Tinytext,
            "mediumtext" => Self::Mediumtext,
            "longtext" => Self::Longtext,
            "tinyblob" => Self::Tinyblob,
            "mediumblob" => Self::Mediumblob,
            "longblob" => Self::Longblob,
            "money" => Self::Money,
            "smallmoney" => Self::Smallmoney,
            "xml" => Self::Xml,
            "rowversion" => Self::Rowversion,
            _ => return None,
        };
        Some(attribute::flag(input, word).map(|()| plain))
    }
}

fn length(word: &Ident, input: ParseStream<'_>) -> syn::Result<u32> {
    let form = format!("{word}(n)");
    let numbers = numbers(word, input, &form)?;
    match numbers[..] {
        [(0, span)] => Err(syn::Error::new(
            span,
            format!("the length of `{word}` must be at least 1"),
        )),
        [(length, _)] => Ok(length),
        _ => Err(syn::Error::new(
            word.span(),
            format!("`{word}` takes one length: `{form}`"),
        )),
    }
}

fn precision(word: &Ident, input: ParseStream<'_>) -> syn::Result<Option<(u32, u32)>> {
    if !input.peek(token::Paren) {
        return attribute::flag(input, word).map(|()| None);
    }
    let form = format!("{word}(precision, scale)");
    let numbers = numbers(word, input, &form)?;
    match numbers[..] {
        [(0, span)] | [(0, span), _] => Err(syn::Error::new(
            span,
            format!("the precision of `{word}` must be at least 1"),
        )),
        [(precision, _)] => Ok(Some((precision, 0))),
        [(precision, _), (scale, span)] if scale > precision => Err(syn::Error::new(
            span,
            format!("the scale of `{word}` is {scale}, but its precision is only {precision}"),
        )),
        [(precision, _), (scale, _)] => Ok(Some((precision, scale))),
        _ => Err(syn::Error::new(
            word.span(),
            format!("`{word}` takes two numbers: `{form}`"),
        )),
    }
}

/// How many decimals of a second are kept, if it is said.
fn decimals(word: &Ident, input: ParseStream<'_>) -> syn::Result<Option<u32>> {
    if !input.peek(token::Paren) {
        return attribute::flag(input, word).map(|()| None);
    }
    let form = format!("{word}(decimals)");
    match numbers(word, input, &form)?[..] {
        [(decimals @ ..=9, _)] => Ok(Some(decimals)),
        [(_, span)] => Err(syn::Error::new(
            span,
            format!("`{word}` keeps at most 9 decimals of a second"),
        )),
        _ => Err(syn::Error::new(
            word.span(),
            format!("`{word}` takes one number: `{form}`"),
        )),
    }
}

fn numbers(word: &Ident, input: ParseStream<'_>, form: &str) -> syn::Result<Vec<(u32, Span)>> {
    attribute::opens(input, word, form)?;
    let content;
    syn::parenthesized!(content in input);
    let mut numbers = Vec::new();
    while !content.is_empty() {
        let span = content.span();
        let number = content
            .parse::<LitInt>()
            .and_then(|literal| literal.base10_parse())
            .map_err(|_| {
                syn::Error::new(span, format!("expected a whole number, as in `{form}`"))
            })?;
        numbers.push((number, span));
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(numbers)
}
