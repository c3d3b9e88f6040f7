//! `#[derive(SqlEnum)]`: an enum of unit variants in, labels out.

use heck::{
    ToKebabCase as _, ToLowerCamelCase as _, ToShoutySnakeCase as _, ToSnakeCase as _,
    ToUpperCamelCase as _,
};
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, ExprUnary, Fields, Lit, LitStr, Path, UnOp,
    Variant, Visibility,
};

use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::{LONGEST, Name, usable};
use crate::suggest::{hint, quoted};

/// A checked enum.
#[derive(Debug, Clone)]
pub struct EnumModel {
    /// The enum's name in Rust.
    pub ident: Ident,
    /// The enum's visibility.
    pub vis: Visibility,
    /// The type's name in the database.
    pub name: String,
    /// The type's schema in the database, if it names one.
    pub schema: Option<String>,
    /// Where the library is, if `crate = ".."` says so.
    pub krate: Option<Path>,
    /// What it is stored as.
    pub storage: Storage,
    /// The variants in order; at least one.
    pub variants: Vec<VariantModel>,
}

/// What an enum is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Storage {
    /// The database's own enum type; text where it has none.
    #[default]
    Native,
    /// Text.
    Text,
    /// An integer of 16 bits.
    SmallInt,
    /// An integer of 32 bits.
    Integer,
    /// An integer of 64 bits.
    BigInt,
}

const STORAGES: &[(&str, Storage)] = &[
    ("text", Storage::Text),
    ("smallint", Storage::SmallInt),
    ("integer", Storage::Integer),
    ("bigint", Storage::BigInt),
];

impl Storage {
    /// The numbers it has, if it is an integer.
    fn numbers(self) -> Option<std::ops::RangeInclusive<i128>> {
        match self {
            Storage::Native | Storage::Text => None,
            Storage::SmallInt => Some(i16::MIN.into()..=i16::MAX.into()),
            Storage::Integer => Some(i32::MIN.into()..=i32::MAX.into()),
            Storage::BigInt => Some(i64::MIN.into()..=i64::MAX.into()),
        }
    }
}

/// A variant and its label.
#[derive(Debug, Clone)]
pub struct VariantModel {
    /// The variant's name in Rust.
    pub ident: Ident,
    /// The variant's name without `r#`.
    pub variant: String,
    /// The value in the database; no two variants share one.
    pub label: String,
    /// The number in the database, if the enum is stored as an integer; no two variants share one.
    pub number: i64,
    /// The variant's `cfg` attributes.
    pub cfgs: Vec<Attribute>,
}

/// How variants become labels.
#[derive(Clone, Copy)]
enum Case {
    Snake,
    Lower,
    Upper,
    Camel,
    Pascal,
    Kebab,
    ShoutySnake,
}

const CASES: &[(&str, Case)] = &[
    ("snake_case", Case::Snake),
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("camelCase", Case::Camel),
    ("PascalCase", Case::Pascal),
    ("kebab-case", Case::Kebab),
    ("SCREAMING_SNAKE_CASE", Case::ShoutySnake),
];

impl Case {
    fn parse(text: &LitStr) -> syn::Result<Self> {
        let word = text.value();
        CASES
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, case)| *case)
            .ok_or_else(|| {
                let names = quoted(CASES.iter().map(|(name, _)| name));
                syn::Error::new(
                    text.span(),
                    format!("unknown case `{word}`; the cases are {names}"),
                )
            })
    }

    fn apply(self, word: &str) -> String {
        match self {
            Case::Snake => word.to_snake_case(),
            Case::Lower => word.to_lowercase(),
            Case::Upper => word.to_uppercase(),
            Case::Camel => word.to_lower_camel_case(),
            Case::Pascal => word.to_upper_camel_case(),
            Case::Kebab => word.to_kebab_case(),
            Case::ShoutySnake => word.to_shouty_snake_case(),
        }
    }
}

#[derive(Default)]
struct Options {
    name: Option<Written<Name>>,
    schema: Option<Written<Name>>,
    rename_all: Option<Written<Case>>,
    krate: Option<Written<Path>>,
    storage: Option<Written<Storage>>,
}

/// Reads an enum and its `#[sql_enum(..)]` and `#[sql(..)]` attributes.
///
/// # Errors
///
/// All mistakes of the enum, each at its own tokens.
pub fn sql_enum(item: &DeriveInput) -> Result<EnumModel, Errors> {
    let mut errors = Errors::new();
    let ident = &item.ident;
    let options = Options::parse(&item.attrs, ident, &mut errors);
    if !item.generics.params.is_empty() {
        errors.at(
            &item.generics,
            format!("`{ident}` can't have generics or lifetimes: it is one type in the database"),
        );
    }
    let case = options.rename_all.map_or(Case::Snake, |case| case.value);
    let storage = options
        .storage
        .map(|storage| storage.value)
        .unwrap_or_default();
    let variants = match &item.data {
        Data::Enum(data) if data.variants.is_empty() => {
            errors.at(
                ident,
                format!(
                    "`{ident}` has no variants; a type in the database needs at least one value"
                ),
            );
            Vec::new()
        }
        Data::Enum(data) => variants(data.variants.iter(), ident, case, storage, &mut errors),
        Data::Struct(_) | Data::Union(_) => {
            errors.at(
                ident,
                format!(
                    "`{ident}` is no enum; for a struct around one value write `#[derive(SqlType)]`"
                ),
            );
            Vec::new()
        }
    };
    let name = options.name.map_or_else(
        || Name {
            text: ident.unraw().to_string().to_snake_case(),
            span: ident.span(),
        },
        |name| name.value,
    );
    check(&name, "the type name", &mut errors);
    if let Some(schema) = &options.schema {
        check(&schema.value, "the schema name", &mut errors);
    }
    errors.finish(EnumModel {
        ident: ident.clone(),
        vis: item.vis.clone(),
        name: name.text,
        schema: options.schema.map(|schema| schema.value.text),
        krate: options.krate.map(|krate| krate.value),
        storage,
        variants,
    })
}

impl Options {
    fn parse(attrs: &[Attribute], ident: &Ident, errors: &mut Errors) -> Self {
        const OPTIONS: &[&str] = &[
            "name",
            "schema",
            "rename_all",
            "text",
            "smallint",
            "integer",
            "bigint",
            "crate",
        ];
        let whose = &format!("enum `{ident}`");
        let mut this = Self::default();
        for attr in attrs {
            attribute::refuse_conditional(attr, &["sql_enum"], errors);
            if attr.path().is_ident("sql") {
                errors.at(
                    attr,
                    format!(
                        "`#[sql(..)]` belongs on a variant; for {whose} write `#[sql_enum(..)]`"
                    ),
                );
            }
            if !attr.path().is_ident("sql_enum") {
                continue;
            }
            attribute::list(attr, errors, |input, errors| {
                attribute::entries(input, errors, |input, errors| {
                    let key = &attribute::key(input, "`name = \"..\"`")?;
                    match key.to_string().as_str() {
                        "name" => Written::put(
                            &mut this.name,
                            key,
                            attribute::name(input, key)?,
                            whose,
                            errors,
                        ),
                        "schema" => Written::put(
                            &mut this.schema,
                            key,
                            attribute::name(input, key)?,
                            whose,
                            errors,
                        ),
                        "rename_all" => {
                            attribute::equals(input, key, "rename_all = \"snake_case\"")?;
                            let case = Case::parse(&attribute::string(input, key)?)?;
                            Written::put(&mut this.rename_all, key, case, whose, errors);
                        }
                        "crate" => Written::put(
                            &mut this.krate,
                            key,
                            attribute::path(input, key)?,
                            whose,
                            errors,
                        ),
                        word => {
                            let storage = STORAGES.iter().find(|(name, _)| *name == word);
                            if let Some((_, storage)) = storage {
                                match this.storage {
                                    None => Written::put(
                                        &mut this.storage,
                                        key,
                                        *storage,
                                        whose,
                                        errors,
                                    ),
                                    Some(_) => errors.at(
                                        key,
                                        format!("{whose} says twice what it is stored as"),
                                    ),
                                }
                                return Ok(());
                            }
                            return Err(syn::Error::new(
                                key.span(),
                                format!(
                                    "unknown option `{word}` of {whose}{}",
                                    hint(word, OPTIONS, "the options are")
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

fn variants<'a>(
    variants: impl Iterator<Item = &'a Variant>,
    ident: &Ident,
    case: Case,
    storage: Storage,
    errors: &mut Errors,
) -> Vec<VariantModel> {
    let mut models: Vec<VariantModel> = Vec::new();
    for variant in variants {
        let name = variant.ident.unraw().to_string();
        if !matches!(variant.fields, Fields::Unit) {
            errors.at(
                &variant.fields,
                format!("variant `{name}` of `{ident}` can't have fields: in the database it is one word"),
            );
        }
        let label = renamed(variant, &name, errors).unwrap_or_else(|| Name {
            text: case.apply(&name),
            span: variant.ident.span(),
        });
        check(&label, &format!("the label of variant `{name}`"), errors);
        if let Some(first) = models.iter().find(|model| model.label == label.text) {
            errors.at(
                label.span,
                format!(
                    "variant `{name}` has the label `{}`, and so has variant `{}`; give one of them another \
                     with `#[sql(rename = \"..\")]`",
                    label.text, first.variant
                ),
            );
        }
        let number = number(variant, &name, storage, errors);
        models.push(VariantModel {
            ident: variant.ident.clone(),
            number,
            variant: name,
            label: label.text,
            cfgs: variant
                .attrs
                .iter()
                .filter(|attr| attr.path().is_ident("cfg"))
                .cloned()
                .collect(),
        });
    }
    models
}

/// The number of `Variant = 1`, where the enum is stored as one: the order of the variants may change, what is stored may
/// not.
fn number(variant: &Variant, name: &str, storage: Storage, errors: &mut Errors) -> i64 {
    let Some(range) = storage.numbers() else {
        return 0;
    };
    let Some((_, written)) = &variant.discriminant else {
        errors.at(
            &variant.ident,
            format!(
                "variant `{name}` has no number, which is what is stored of it; write `{name} = 1`"
            ),
        );
        return 0;
    };
    let value = match written {
        Expr::Unary(ExprUnary {
            op: UnOp::Neg(_),
            expr,
            ..
        }) => literal(expr).and_then(i128::checked_neg),
        expr => literal(expr),
    };
    match value
        .filter(|value| range.contains(value))
        .map(i64::try_from)
    {
        Some(Ok(number)) => number,
        _ if value.is_some() => {
            errors.at(
                written,
                format!(
                    "the number of variant `{name}` is not between {} and {}",
                    range.start(),
                    range.end()
                ),
            );
            0
        }
        _ => {
            errors.at(
                written,
                format!(
                    "the number of variant `{name}` has to be written as a literal, such as `1`"
                ),
            );
            0
        }
    }
}

fn literal(expr: &Expr) -> Option<i128> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Int(number),
            ..
        }) => number.base10_parse().ok(),
        _ => None,
    }
}

/// The label of `#[sql(rename = "..")]`.
fn renamed(variant: &Variant, name: &str, errors: &mut Errors) -> Option<Name> {
    let whose = &format!("variant `{name}`");
    let mut label: Option<Written<Name>> = None;
    for attr in &variant.attrs {
        attribute::refuse_conditional(attr, &["sql"], errors);
        if attr.path().is_ident("sql_enum") {
            errors.at(attr, format!("`#[sql_enum(..)]` belongs on the enum; for {whose} write `#[sql(rename = \"..\")]`"));
        }
        if !attr.path().is_ident("sql") {
            continue;
        }
        attribute::list(attr, errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                let key = &attribute::key(input, "`rename = \"..\"`")?;
                if key != "rename" {
                    return Err(syn::Error::new(
                        key.span(),
                        format!("unknown option `{key}` of {whose}; its one option is `rename`"),
                    ));
                }
                Written::put(&mut label, key, attribute::name(input, key)?, whose, errors);
                Ok(())
            });
        });
    }
    label.map(|label| label.value)
}

/// An enum does not know its dialects, so its names must be good for every one.
fn check(name: &Name, what: &str, errors: &mut Errors) {
    let place: Span = name.span;
    if let Err(fault) = usable(&name.text) {
        errors.at(place, format!("{what} {fault}"));
    } else if name.text.len() > LONGEST {
        errors.at(
            place,
            format!(
                "{what} has {} bytes, but only {LONGEST} are kept; choose a shorter one",
                name.text.len()
            ),
        );
    }
}
