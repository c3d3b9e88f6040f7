//! How the database stores a table: `engine = "InnoDB"`, `unlogged`, `tablespace = "fast"`, ..

use proc_macro2::Ident;
use syn::parse::ParseStream;

use super::counts;
use crate::Errors;
use crate::attribute::{self, Written};

/// How the database stores a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StorageModel {
    /// The storage engine (MySQL).
    pub engine: Option<String>,
    /// The character set (MySQL).
    pub charset: Option<String>,
    /// The collation (MySQL).
    pub collate: Option<String>,
    /// How rows are stored (MySQL).
    pub row_format: Option<String>,
    /// The first number of the column that counts itself up (MySQL).
    pub auto_increment: Option<u64>,
    /// No write-ahead log is kept of it (PostgreSQL).
    pub unlogged: bool,
    /// Where it is stored (PostgreSQL).
    pub tablespace: Option<String>,
    /// Storage parameters, as SQL (PostgreSQL).
    pub with: Option<String>,
}

/// The words of the options.
pub(super) const WORDS: &[&str] = &[
    "engine",
    "charset",
    "collate",
    "row_format",
    "auto_increment",
    "unlogged",
    "tablespace",
    "with",
];

/// The same as written.
#[derive(Default)]
pub(super) struct Storage {
    engine: Option<Written<String>>,
    charset: Option<Written<String>>,
    collate: Option<Written<String>>,
    row_format: Option<Written<String>>,
    pub(super) auto_increment: Option<Written<u64>>,
    unlogged: Option<Written<()>>,
    tablespace: Option<Written<String>>,
    with: Option<Written<String>>,
}

impl Storage {
    /// Reads the rest of an option that is one of [`WORDS`].
    pub(super) fn entry(
        &mut self,
        key: &Ident,
        input: ParseStream<'_>,
        whose: &str,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let slot = match key.to_string().as_str() {
            "unlogged" => {
                attribute::flag(input, key)?;
                Written::put(&mut self.unlogged, key, (), whose, errors);
                return Ok(());
            }
            "auto_increment" => {
                attribute::equals(input, key, "auto_increment = 1000")?;
                let number = counts::number(input, key)?;
                let number = u64::try_from(number).ok().filter(|number| *number > 0);
                let number = number.ok_or_else(|| {
                    syn::Error::new(key.span(), "`auto_increment` counts from 1 or more")
                })?;
                Written::put(&mut self.auto_increment, key, number, whose, errors);
                return Ok(());
            }
            "with" => {
                attribute::equals(input, key, "with = \"fillfactor = 70\"")?;
                let sql = attribute::sql(input, key)?;
                Written::put(&mut self.with, key, sql, whose, errors);
                return Ok(());
            }
            "tablespace" => {
                let name = attribute::name(input, key)?;
                Written::put(&mut self.tablespace, key, name.text, whose, errors);
                return Ok(());
            }
            "engine" => &mut self.engine,
            "charset" => &mut self.charset,
            "collate" => &mut self.collate,
            _ => &mut self.row_format,
        };
        Written::put(slot, key, word(input, key)?, whose, errors);
        Ok(())
    }

    /// The words that not every database has.
    pub(super) fn words(&self) -> impl Iterator<Item = &Ident> {
        let texts = [
            &self.engine,
            &self.charset,
            &self.collate,
            &self.row_format,
            &self.tablespace,
            &self.with,
        ];
        let texts = texts.into_iter().flatten().map(|written| &written.key);
        texts
            .chain(self.auto_increment.iter().map(|written| &written.key))
            .chain(self.unlogged.iter().map(|written| &written.key))
    }

    pub(super) fn model(self) -> Option<StorageModel> {
        let text = |slot: Option<Written<String>>| slot.map(|written| written.value);
        let model = StorageModel {
            engine: text(self.engine),
            charset: text(self.charset),
            collate: text(self.collate),
            row_format: text(self.row_format),
            auto_increment: self.auto_increment.map(|written| written.value),
            unlogged: self.unlogged.is_some(),
            tablespace: text(self.tablespace),
            with: text(self.with),
        };
        (model != StorageModel::default()).then_some(model)
    }
}

/// Reads `= ".."` as the name of something that the server knows, which is written without quotes.
pub(super) fn word(input: ParseStream<'_>, key: &Ident) -> syn::Result<String> {
    attribute::equals(input, key, &format!("{key} = \"..\""))?;
    let literal = attribute::string(input, key)?;
    let word = literal.value();
    let good = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if word.is_empty() || !word.chars().all(good) {
        return Err(syn::Error::new(
            literal.span(),
            format!("`{key}` takes one word: letters, digits and `_`"),
        ));
    }
    Ok(word)
}
