//! `#[table(..)]`: the dialects and the table's own options.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{ParseStream, Parser as _};
use syn::{Expr, Path, Token};

use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::{hint, nearest, quoted};
use crate::table::default_filter;
use crate::table::storage::{self, Storage};
use crate::{Dialect, DialectRef, Errors};

const OPTIONS: &[&str] = &[
    "name",
    "schema",
    "module",
    "insert",
    "changes",
    "rls",
    "force_rls",
    "strict",
    "without_rowid",
    "comment",
    "filter",
    "engine",
    "charset",
    "collate",
    "row_format",
    "auto_increment",
    "unlogged",
    "tablespace",
    "with",
    "crate",
];

/// The arguments as written.
#[derive(Default)]
pub(super) struct TableArgs {
    pub(super) dialects: Vec<DialectRef>,
    pub(super) name: Option<Written<Name>>,
    pub(super) schema: Option<Written<Name>>,
    pub(super) module: Option<Written<Ident>>,
    pub(super) insert: Option<Written<Ident>>,
    pub(super) changes: Option<Written<Ident>>,
    pub(super) krate: Option<Written<Path>>,
    /// The table's values have to be of their columns' types.
    pub(super) strict: Option<Written<()>>,
    /// Its rows are stored by the primary key.
    pub(super) without_rowid: Option<Written<()>>,
    /// What the database tells about it.
    pub(super) comment: Option<Written<String>>,
    /// How the database stores it.
    pub(super) storage: Storage,
    /// Which of its rows statements mean unless they say otherwise.
    pub(super) filter: Option<Written<Expr>>,
    /// `rls`, or `force_rls` (`true`).
    pub(super) rls: Option<Written<bool>>,
}

impl TableArgs {
    pub(super) fn parse(args: TokenStream, table: &Ident, errors: &mut Errors) -> Self {
        let mut this = Self::default();
        let mut names_a_dialect = false;
        let before = errors.len();
        let read = |input: ParseStream<'_>| {
            attribute::entries(input, errors, |input, errors| {
                this.entry(input, table, &mut names_a_dialect, errors)
            });
            Ok(())
        };
        if let Err(error) = read.parse2(args)
            && errors.len() == before
        {
            errors.combine(error);
        }
        if !names_a_dialect {
            errors.at(
                table,
                format!(
                    "`{table}` names no dialect; write for example `#[table({})]` (known: {})",
                    Dialect::ALL[0].name(),
                    quoted(Dialect::ALL.iter().map(|dialect| dialect.name())),
                ),
            );
        }
        this
    }

    fn entry(
        &mut self,
        input: ParseStream<'_>,
        table: &Ident,
        names_a_dialect: &mut bool,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let key = attribute::key(input, "`sqlite` or `name = \"..\"`")?;
        let word = key.to_string();
        let whose = format!("table `{table}`");
        match word.as_str() {
            "name" => Written::put(
                &mut self.name,
                &key,
                attribute::name(input, &key)?,
                &whose,
                errors,
            ),
            "schema" => {
                Written::put(
                    &mut self.schema,
                    &key,
                    attribute::name(input, &key)?,
                    &whose,
                    errors,
                );
            }
            "module" => {
                Written::put(
                    &mut self.module,
                    &key,
                    attribute::identifier(input, &key)?,
                    &whose,
                    errors,
                );
            }
            "insert" => {
                Written::put(
                    &mut self.insert,
                    &key,
                    attribute::identifier(input, &key)?,
                    &whose,
                    errors,
                );
            }
            "changes" => {
                Written::put(
                    &mut self.changes,
                    &key,
                    attribute::identifier(input, &key)?,
                    &whose,
                    errors,
                );
            }
            "crate" => Written::put(
                &mut self.krate,
                &key,
                attribute::path(input, &key)?,
                &whose,
                errors,
            ),
            "strict" | "without_rowid" => {
                attribute::flag(input, &key)?;
                let slot = match word.as_str() {
                    "strict" => &mut self.strict,
                    _ => &mut self.without_rowid,
                };
                Written::put(slot, &key, (), &whose, errors);
            }
            "comment" => {
                attribute::equals(input, &key, "comment = \"..\"")?;
                let text = attribute::comment(input, &key)?;
                Written::put(&mut self.comment, &key, text, &whose, errors);
            }
            "filter" => {
                let filter = default_filter::read(input, &key)?;
                Written::put(&mut self.filter, &key, filter, &whose, errors);
            }
            word if storage::WORDS.contains(&word) => {
                self.storage.entry(&key, input, &whose, errors)?;
            }
            "rls" | "force_rls" => {
                attribute::flag(input, &key)?;
                Written::put(&mut self.rls, &key, word == "force_rls", &whose, errors);
            }
            _ if input.peek(Token![=]) => {
                return Err(syn::Error::new(
                    key.span(),
                    format!(
                        "unknown option `{word}` of {whose}{}",
                        hint(&word, OPTIONS, "the options are")
                    ),
                ));
            }
            _ => {
                *names_a_dialect = true;
                self.dialect(&key, &word, errors);
                attribute::flag(input, &key)?;
            }
        }
        Ok(())
    }

    fn dialect(&mut self, key: &Ident, word: &str, errors: &mut Errors) {
        let known: Vec<&str> = Dialect::ALL.iter().map(|dialect| dialect.name()).collect();
        let Some(dialect) = Dialect::from_name(word) else {
            let message = if let Some(name) = Dialect::by_other_name(word) {
                format!("unknown dialect `{word}`; did you mean `{name}`?")
            } else if let Some(option) = nearest(word, OPTIONS.iter().copied())
                && nearest(word, known.iter().copied()).is_none()
            {
                format!(
                    "unknown dialect `{word}`; if you mean the option, write `{option} = \"..\"`"
                )
            } else {
                format!(
                    "unknown dialect `{word}`{}",
                    hint(word, &known, "the dialects are")
                )
            };
            errors.at(key, message);
            return;
        };
        if self.dialects.iter().any(|named| named.dialect == dialect) {
            errors.at(key, format!("the dialect `{word}` is named twice"));
        } else {
            self.dialects.push(DialectRef {
                dialect,
                span: key.span(),
            });
        }
    }
}
