//! `#[column(..)]` on a field.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Expr, Field};

use super::check::{self, CheckSyntax};
use super::column_type::{self, SqlTypeKind, SqlTypeModel};
use super::counts::Counts;
use super::default::{self, Auto, DefaultModel, GeneratedModel};
use super::foreign_key::{self, ForeignKeySyntax};
use super::key_options::{self, KeyOptions, UniqueOptions};
use super::owned::{self, Owned};
use super::storage;
use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::nearest;

const OPTIONS: &[&str] = &[
    "name",
    "primary_key",
    "auto_increment",
    "serial",
    "identity",
    "unique",
    "default",
    "default_fn",
    "on_update_fn",
    "references",
    "check",
    "comment",
    "charset",
    "collate",
    "on_update_now",
    "generated",
    "sql_type",
];

/// A column as written. A faulty part is missing, the column itself never is.
pub(super) struct ColumnSyntax<'a> {
    pub(super) field: &'a Field,
    pub(super) ident: &'a Ident,
    pub(super) name: Option<Written<Name>>,
    pub(super) primary_key: Option<Written<KeyOptions>>,
    pub(super) auto: Option<Written<Auto>>,
    pub(super) counts: Counts,
    pub(super) unique: Option<Written<UniqueOptions>>,
    pub(super) default: Option<Written<DefaultModel>>,
    pub(super) default_fn: Option<Written<Expr>>,
    pub(super) on_update_fn: Option<Written<Expr>>,
    pub(super) references: Option<Written<Option<ForeignKeySyntax>>>,
    pub(super) check: Option<Written<CheckSyntax>>,
    pub(super) comment: Option<Written<String>>,
    pub(super) charset: Option<Written<String>>,
    pub(super) collate: Option<Written<String>>,
    pub(super) on_update_now: Option<Written<()>>,
    pub(super) generated: Option<Written<GeneratedModel>>,
    pub(super) sql_type: Option<Written<SqlTypeModel>>,
    /// An option could not be read.
    pub(super) faulty: bool,
    /// The options in the order they were written.
    written: Vec<Ident>,
}

impl<'a> ColumnSyntax<'a> {
    pub(super) fn parse(field: &'a Field, ident: &'a Ident, errors: &mut Errors) -> Self {
        let mut this = Self {
            field,
            ident,
            name: None,
            primary_key: None,
            auto: None,
            counts: Counts::default(),
            unique: None,
            default: None,
            default_fn: None,
            on_update_fn: None,
            references: None,
            check: None,
            comment: None,
            charset: None,
            collate: None,
            on_update_now: None,
            generated: None,
            sql_type: None,
            faulty: false,
            written: Vec::new(),
        };
        for attr in &field.attrs {
            match owned::of(attr) {
                Some(Owned::Column) => attribute::list(attr, errors, |input, errors| {
                    attribute::entries(input, errors, |input, errors| {
                        let result = this.entry(input, errors);
                        this.faulty |= result.is_err();
                        result
                    });
                }),
                Some(other) => errors.at(attr, other.not_on_a_field(ident)),
                None => owned::refuse_conditional(attr, errors),
            }
        }
        this.contradictions(errors);
        this
    }

    /// How messages call the column: by its field.
    pub(super) fn whose(&self) -> String {
        format!("column `{}`", self.ident.unraw())
    }

    fn entry(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        let key = &attribute::key(input, "`primary_key` or `name = \"..\"`")?;
        let word = key.to_string();
        let whose = &self.whose();
        match word.as_str() {
            "name" => Written::put(
                &mut self.name,
                key,
                attribute::name(input, key)?,
                whose,
                errors,
            ),
            "primary_key" => {
                let options = key_options::primary_key(key, input, errors)?;
                Written::put(&mut self.primary_key, key, options, whose, errors);
            }
            "auto_increment" | "serial" | "identity" => {
                let auto = match word.as_str() {
                    "identity" => {
                        let (auto, counts) = Auto::identity(key, input, errors)?;
                        self.counts = counts;
                        auto
                    }
                    "serial" => attribute::flag(input, key).map(|()| Auto::Serial)?,
                    _ => attribute::flag(input, key).map(|()| Auto::AutoIncrement)?,
                };
                Written::put(&mut self.auto, key, auto, whose, errors);
            }
            "unique" => {
                let unique = key_options::unique(key, input, errors)?;
                Written::put(&mut self.unique, key, unique, whose, errors);
            }
            "default" => {
                Written::put(
                    &mut self.default,
                    key,
                    DefaultModel::parse(key, input)?,
                    whose,
                    errors,
                );
            }
            "default_fn" => {
                Written::put(
                    &mut self.default_fn,
                    key,
                    default::function(key, input)?,
                    whose,
                    errors,
                );
            }
            "on_update_fn" => {
                Written::put(
                    &mut self.on_update_fn,
                    key,
                    default::function(key, input)?,
                    whose,
                    errors,
                );
            }
            "references" => {
                let reference = foreign_key::references(key, input, whose, errors)?;
                Written::put(&mut self.references, key, reference, whose, errors);
            }
            "check" => Written::put(
                &mut self.check,
                key,
                check::column(key, input)?,
                whose,
                errors,
            ),
            "comment" => {
                attribute::equals(input, key, "comment = \"..\"")?;
                let text = attribute::comment(input, key)?;
                Written::put(&mut self.comment, key, text, whose, errors);
            }
            "charset" => {
                let word = storage::word(input, key)?;
                Written::put(&mut self.charset, key, word, whose, errors);
            }
            "collate" => {
                attribute::equals(input, key, "collate = \"..\"")?;
                let name = attribute::name_of_object(input, key)?;
                Written::put(&mut self.collate, key, name, whose, errors);
            }
            "on_update_now" => {
                attribute::flag(input, key)?;
                Written::put(&mut self.on_update_now, key, (), whose, errors);
            }
            "generated" => {
                Written::put(
                    &mut self.generated,
                    key,
                    GeneratedModel::parse(key, input)?,
                    whose,
                    errors,
                );
            }
            "sql_type" => {
                attribute::equals(input, key, "sql_type = \"..\"")?;
                let custom = SqlTypeModel {
                    kind: SqlTypeKind::Custom,
                    name: Some(attribute::sql(input, key)?),
                    span: key.span(),
                };
                Written::put(&mut self.sql_type, key, custom, whose, errors);
            }
            _ => match SqlTypeKind::parse(key, input) {
                Some(kind) => {
                    let span = key.span();
                    Written::put(
                        &mut self.sql_type,
                        key,
                        SqlTypeModel {
                            kind: kind?,
                            name: None,
                            span,
                        },
                        whose,
                        errors,
                    );
                }
                None => return Err(unknown(key, &word, whose)),
            },
        }
        self.written.push(key.clone());
        Ok(())
    }

    /// Refuses options that exclude each other, at the one written later.
    fn contradictions(&self, errors: &mut Errors) {
        let auto = self.auto.as_ref().map(|auto| &auto.key);
        let default = self.default.as_ref().map(|default| &default.key);
        let default_fn = self.default_fn.as_ref().map(|function| &function.key);
        let on_update_fn = self.on_update_fn.as_ref().map(|function| &function.key);
        let generated = self.generated.as_ref().map(|generated| &generated.key);
        let charset = self.charset.as_ref().map(|charset| &charset.key);
        let collate = self.collate.as_ref().map(|collate| &collate.key);
        let on_update_now = self.on_update_now.as_ref().map(|now| &now.key);
        let other_type = self
            .sql_type
            .as_ref()
            .filter(|sql_type| !sql_type.value.kind.is_integer())
            .map(|sql_type| &sql_type.key);
        let pairs = [
            (default, default_fn),
            (default, generated),
            (default_fn, generated),
            (on_update_fn, generated),
            (auto, default),
            (auto, default_fn),
            (auto, on_update_fn),
            (auto, generated),
            (auto, other_type),
            (auto, on_update_now),
            (on_update_fn, on_update_now),
            (on_update_now, generated),
            (charset, generated),
            (collate, generated),
        ];
        for pair in pairs {
            let (Some(left), Some(right)) = pair else {
                continue;
            };
            let (first, second) = if self.position(left) <= self.position(right) {
                (left, right)
            } else {
                (right, left)
            };
            errors.at(
                second,
                format!(
                    "{} has both `{first}` and `{second}`; keep one of them",
                    self.whose()
                ),
            );
        }
    }

    fn position(&self, key: &Ident) -> Option<usize> {
        self.written.iter().position(|written| written == key)
    }

    /// The column's name in the database.
    pub(super) fn sql_name(&self) -> Name {
        self.name
            .as_ref()
            .map_or_else(|| Name::from(self.ident), |name| name.value.clone())
    }

    /// The place of the column's name in the database.
    pub(super) fn name_span(&self) -> Span {
        self.sql_name().span
    }
}

/// An option that columns do not have, with the way out where another tool's word is known.
fn unknown(key: &Ident, word: &str, whose: &str) -> syn::Error {
    let meant = match word {
        "int" | "int4" => Some("integer"),
        "int8" => Some("bigint"),
        "int2" => Some("smallint"),
        "bool" => Some("boolean"),
        "decimal" => Some("numeric"),
        "float" | "double_precision" => Some("double"),
        "bytea" | "bytes" | "binary" => Some("blob"),
        "datetime" | "datetime2" => Some("timestamp"),
        "datetimeoffset" => Some("timestamptz"),
        "uniqueidentifier" => Some("uuid"),
        "nvarchar" => Some("varchar"),
        "nchar" => Some("char"),
        "bit" => Some("boolean"),
        "pk" => Some("primary_key"),
        _ => nearest(word, OPTIONS.iter().chain(column_type::WORDS).copied()),
    };
    let hint = match (word, meant) {
        ("year", _) => "; a column of years is a field of type `Year`".to_owned(),
        ("set", _) => "; a set is a field of type `SqlSet<..>` of an enum".to_owned(),
        ("binary", _) => {
            "; so many bytes are a field of type `[u8; N]`, any number of them is `blob`".to_owned()
        }
        (_, Some(meant)) => format!("; did you mean `{meant}`?"),
        ("nullable" | "not_null" | "null" | "optional", None) => {
            "; a column is nullable when its type is `Option<..>`, and `NOT NULL` otherwise"
                .to_owned()
        }
        ("on_delete" | "on_update", None) => {
            format!("; it belongs into the reference: `references(table::column, {word} = ..)`")
        }
        ("index" | "unique_index", None) => {
            format!("; an index is written on the struct: `#[{word}(on(column))]`")
        }
        _ => format!(
            "; the options are {} and types such as `varchar(n)`",
            crate::suggest::quoted(OPTIONS)
        ),
    };
    syn::Error::new(
        key.span(),
        format!("unknown attribute `{word}` on {whose}{hint}"),
    )
}
