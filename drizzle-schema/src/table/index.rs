//! `#[index(..)]` and `#[unique_index(..)]`.

use proc_macro2::{Ident, Span};
use syn::Attribute;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;

use super::condition::{self, ConditionModel};
use super::index_key::{self, IndexKeyModel, KeySyntax};
use super::on::{self, Entry};
use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::hint;

/// An index.
#[derive(Debug, Clone)]
pub struct IndexModel {
    /// The index's name in the database.
    pub name: String,
    /// Whether no two rows may be equal in the columns.
    pub unique: bool,
    /// The columns, as positions in `TableModel::columns`.
    pub columns: Vec<(usize, Order)>,
    /// All keys, if one of them says more than a column and its direction.
    pub keys: Vec<IndexKeyModel>,
    /// The access method: `btree`, `gin`, ..
    pub using: Option<String>,
    /// Storage parameters, as SQL.
    pub with: Option<String>,
    /// Whether NULL is equal to NULL in a unique index.
    pub nulls_not_distinct: bool,
    /// The SQL condition of a partial index.
    pub filter: Option<ConditionModel>,
    /// Columns whose values stand beside the index's key, as positions in `TableModel::columns`.
    pub include: Vec<usize>,
    /// Whether its entries are spread over the nodes of a cluster.
    pub hash_sharded: bool,
    /// What kind of index it is, if no usual one: `fulltext` or `spatial`.
    pub kind: Option<String>,
    /// Whether rows are stored by it.
    pub clustered: bool,
    /// Whether it is made while others write to a table that is there already.
    pub concurrently: bool,
    /// Where the index was written.
    pub span: Span,
}

impl IndexModel {
    /// The column that its entries are ordered by first, if that is no expression.
    pub(super) fn first_column(&self) -> Option<usize> {
        match self.keys.first() {
            Some(key) => key.of.as_ref().ok().copied(),
            None => self.columns.first().map(|(column, _)| *column),
        }
    }
}

/// The direction of a column in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// Smallest first; also when nothing is said.
    #[default]
    Asc,
    /// Largest first.
    Desc,
}

/// An index as written.
pub(super) struct IndexSyntax {
    pub(super) span: Span,
    pub(super) word: &'static str,
    pub(super) name: Option<Name>,
    pub(super) columns: Vec<KeySyntax>,
    pub(super) using: Option<Written<String>>,
    pub(super) with: Option<Written<String>>,
    pub(super) nulls_not_distinct: Option<Ident>,
    pub(super) filter: Option<Written<ConditionModel>>,
    pub(super) include: Option<Written<Vec<Ident>>>,
    pub(super) hash_sharded: Option<Ident>,
    /// The words among [`FLAGS`].
    pub(super) flags: Vec<Ident>,
}

const OPTIONS: &[&str] = &[
    "on",
    "filter",
    "include",
    "using",
    "with",
    "nulls_not_distinct",
    "hash_sharded",
    "fulltext",
    "spatial",
    "clustered",
    "concurrently",
    "name",
];

/// Bare words that only some databases have.
const FLAGS: [&str; 4] = ["fulltext", "spatial", "clustered", "concurrently"];

/// Reads `#[index(..)]` or, with that word, `#[unique_index(..)]`.
pub(super) fn parse(attr: &Attribute, word: &'static str, errors: &mut Errors) -> IndexSyntax {
    let whose = &format!("`{word}`");
    let before = errors.len();
    let mut name: Option<Written<Name>> = None;
    let mut columns: Option<Written<Vec<KeySyntax>>> = None;
    let mut using: Option<Written<String>> = None;
    let mut with: Option<Written<String>> = None;
    let mut nulls_not_distinct: Option<Written<()>> = None;
    let mut filter: Option<Written<ConditionModel>> = None;
    let mut include: Option<Written<Vec<Ident>>> = None;
    let mut hash_sharded: Option<Written<()>> = None;
    let mut flags: Vec<Ident> = Vec::new();
    attribute::list(attr, errors, |input, errors| {
        attribute::entries(input, errors, |input, errors| {
            let key = match on::entry(input)? {
                Entry::Name(found) if found.value.text == on::HASH_SHARDED => {
                    let key = Ident::new(on::HASH_SHARDED, found.value.span);
                    Written::put(&mut hash_sharded, &key, (), whose, errors);
                    return Ok(());
                }
                Entry::Name(found) if found.value.text == on::NULLS_NOT_DISTINCT => {
                    let key = Ident::new(on::NULLS_NOT_DISTINCT, found.value.span);
                    if word == "index" {
                        return Err(syn::Error::new(
                            key.span(),
                            "only a unique index asks whether NULLs are equal; write `#[unique_index(..)]`",
                        ));
                    }
                    Written::put(&mut nulls_not_distinct, &key, (), whose, errors);
                    return Ok(());
                }
                Entry::Name(found) if FLAGS.contains(&found.value.text.as_str()) => {
                    let key = Ident::new(&found.value.text, found.value.span);
                    return flag(&mut flags, key, word);
                }
                Entry::Name(found) => return on::name(&mut name, found, whose, errors),
                Entry::Key(key) => key,
            };
            match key.to_string().as_str() {
                "on" => {
                    attribute::opens(input, &key, "on(column, ..)")?;
                    let mut found = Vec::new();
                    attribute::parenthesized(input, errors, |input, _| {
                        found.push(index_key::parse(input)?);
                        Ok(())
                    })?;
                    Written::put(&mut columns, &key, found, whose, errors);
                }
                "filter" => {
                    attribute::equals(input, &key, "filter = \"..\"")?;
                    Written::put(
                        &mut filter,
                        &key,
                        condition::parse(input, &key)?,
                        whose,
                        errors,
                    );
                }
                "include" => {
                    let found = included(&key, input, errors)?;
                    Written::put(&mut include, &key, found, whose, errors);
                }
                "using" => {
                    attribute::equals(input, &key, "using = gin")?;
                    let method = match input.peek(syn::LitStr) {
                        true => attribute::sql(input, &key)?,
                        false => attribute::key(input, "`gin`")?.to_string(),
                    };
                    if !method
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || c == '_')
                    {
                        return Err(syn::Error::new(
                            key.span(),
                            "an access method is one word: `using = gin`",
                        ));
                    }
                    if word == "unique_index" && !method.eq_ignore_ascii_case("btree") {
                        return Err(syn::Error::new(
                            key.span(),
                            format!(
                                "a `{method}` index can't be unique, only a `btree` one can; write `#[index(..)]`, or leave `using` out"
                            ),
                        ));
                    }
                    Written::put(&mut using, &key, method, whose, errors);
                }
                "with" => {
                    attribute::equals(input, &key, "with = \"fillfactor = 70\"")?;
                    Written::put(&mut with, &key, attribute::sql(input, &key)?, whose, errors);
                }
                on::HASH_SHARDED | on::NULLS_NOT_DISTINCT => {
                    return Err(input.error(format!("`{key}` takes no value")));
                }
                // CockroachDB's own word for it.
                "storing" => {
                    return Err(on::unknown(&key, whose, "; did you mean `include`?"));
                }
                "name" => Written::put(
                    &mut name,
                    &key,
                    attribute::name(input, &key)?,
                    whose,
                    errors,
                ),
                word => {
                    return Err(on::unknown(
                        &key,
                        whose,
                        &hint(word, OPTIONS, "the options are"),
                    ));
                }
            }
            Ok(())
        });
    });
    let columns = columns.map(|columns| columns.value).unwrap_or_default();
    if columns.is_empty() && errors.len() == before {
        let way_out = match &name {
            Some(Written {
                value: Name { text, .. },
                ..
            }) => format!(
                "write `#[{word}({text}, on(column))]`, or `#[{word}(on({text}))]` if `{text}` is the column"
            ),
            None => format!("write `#[{word}(on(column))]`"),
        };
        errors.at(attr.path(), format!("{whose} names no column: {way_out}"));
    }
    IndexSyntax {
        span: attr.path().span(),
        word,
        name: name.map(|name| name.value),
        columns,
        using,
        with,
        nulls_not_distinct: nulls_not_distinct.map(|written| written.key),
        filter,
        include,
        hash_sharded: hash_sharded.map(|written| written.key),
        flags,
    }
}

/// Takes a bare word that is an option.
fn flag(flags: &mut Vec<Ident>, key: Ident, word: &str) -> syn::Result<()> {
    let of_words = key == "fulltext" || key == "spatial";
    let mut others = flags.iter();
    let why = if flags.contains(&key) {
        format!("`{word}` already has `{key}`")
    } else if of_words && word == "unique_index" {
        format!("a `{key}` index has nothing that could be unique; write `#[index(..)]`")
    } else if of_words && others.any(|other| other == "fulltext" || other == "spatial") {
        "an index is `fulltext` or `spatial`, not both".to_owned()
    } else {
        flags.push(key);
        return Ok(());
    };
    Err(syn::Error::new(key.span(), why))
}

/// Reads the columns after `include`; there is at least one.
fn included(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<Ident>> {
    attribute::opens(input, key, "include(column, ..)")?;
    let before = errors.len();
    let mut columns = Vec::new();
    attribute::parenthesized(input, errors, |input, _| {
        columns.push(on::column(input)?);
        Ok(())
    })?;
    if columns.is_empty() && errors.len() == before {
        errors.at(
            key,
            "`include` names no column: write `include(column, ..)`, or leave it out",
        );
    }
    Ok(columns)
}
