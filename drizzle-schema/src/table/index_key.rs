//! A key of an index: `on(title, desc(id), sql("lower(name)"), prefix(body, 20))`.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{LitInt, LitStr, Token, token};

use super::index::Order;
use super::on;
use crate::attribute;

/// A key of an index, where it says more than a column and its direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexKeyModel {
    /// The column, as a position in `TableModel::columns`, or a SQL expression.
    pub of: Result<usize, String>,
    /// Its direction.
    pub order: Order,
    /// Whether NULLs come first; nothing if the database's own order will do.
    pub nulls_first: Option<bool>,
    /// The operator class.
    pub op: Option<String>,
    /// How many characters or bytes of the value count.
    pub prefix: Option<u32>,
    /// The collation.
    pub collate: Option<String>,
}

/// A key as written.
#[derive(Default)]
pub(super) struct KeySyntax {
    /// The column; none for an expression.
    pub(super) column: Option<Ident>,
    pub(super) sql: Option<(Ident, String)>,
    pub(super) order: Option<Order>,
    pub(super) nulls_first: Option<(Ident, bool)>,
    pub(super) op: Option<(Ident, String)>,
    pub(super) prefix: Option<(Ident, u32)>,
    pub(super) collate: Option<(Ident, String)>,
}

impl KeySyntax {
    /// Whether it is only a column and its direction.
    pub(super) fn is_plain(&self) -> bool {
        self.words().next().is_none()
    }

    /// The words that not every database has.
    pub(super) fn words(&self) -> impl Iterator<Item = &Ident> {
        let texts = [&self.sql, &self.op, &self.collate];
        let texts = texts.into_iter().flatten().map(|(word, _)| word);
        let nulls = self.nulls_first.iter().map(|(word, _)| word);
        texts
            .chain(nulls)
            .chain(self.prefix.iter().map(|(word, _)| word))
    }

    pub(super) fn model(&self, column: Option<usize>) -> Option<IndexKeyModel> {
        let text = |option: &Option<(Ident, String)>| option.as_ref().map(|(_, text)| text.clone());
        Some(IndexKeyModel {
            of: match &self.sql {
                Some((_, sql)) => Err(sql.clone()),
                None => Ok(column?),
            },
            order: self.order.unwrap_or_default(),
            nulls_first: self.nulls_first.as_ref().map(|(_, first)| *first),
            op: text(&self.op),
            prefix: self.prefix.as_ref().map(|(_, length)| *length),
            collate: text(&self.collate),
        })
    }
}

const WORDS: &str =
    "the words are `asc`, `desc`, `nulls_first`, `nulls_last`, `op`, `prefix`, `collate` and `sql`";

/// Reads `column`, or a word around one: `desc(column)`, `op(column, "..")`; or `sql("..")`.
pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<KeySyntax> {
    if !input.peek2(token::Paren) {
        return Ok(KeySyntax {
            column: Some(on::column(input)?),
            ..KeySyntax::default()
        });
    }
    let word = attribute::key(input, "`desc(column)`")?;
    let content;
    syn::parenthesized!(content in input);
    if word == "sql" {
        let form = "write `sql(\"..\")`";
        if !content.peek(LitStr) {
            return Err(syn::Error::new(word.span(), form));
        }
        let text = attribute::sql_text(&content.parse()?, "sql")?;
        return end(&content).map(|()| KeySyntax {
            sql: Some((word, text)),
            ..KeySyntax::default()
        });
    }
    let mut key = parse(&content)?;
    let twice = |there: bool| match there {
        true => Err(syn::Error::new(
            word.span(),
            format!("`{word}` says again what is said already"),
        )),
        false => Ok(()),
    };
    match word.to_string().as_str() {
        "asc" | "desc" => {
            twice(key.order.is_some())?;
            key.order = Some(if word == "desc" {
                Order::Desc
            } else {
                Order::Asc
            });
        }
        "nulls_first" | "nulls_last" => {
            twice(key.nulls_first.is_some())?;
            let first = word == "nulls_first";
            key.nulls_first = Some((word, first));
        }
        "op" => {
            twice(key.op.is_some())?;
            key.op = Some((
                word.clone(),
                text(&content, &word, "op(column, \"text_pattern_ops\")")?,
            ));
        }
        "collate" => {
            twice(key.collate.is_some())?;
            key.collate = Some((
                word.clone(),
                text(&content, &word, "collate(column, \"C\")")?,
            ));
        }
        "prefix" => {
            twice(key.prefix.is_some())?;
            let form = "write the length of the prefix: `prefix(column, 20)`";
            let wrong = |_| syn::Error::new(word.span(), form);
            content.parse::<Token![,]>().map_err(wrong)?;
            let length = content
                .parse::<LitInt>()
                .and_then(|n| n.base10_parse::<u32>());
            let length = length.map_err(wrong)?;
            if length == 0 {
                return Err(syn::Error::new(
                    word.span(),
                    "a prefix has at least one character",
                ));
            }
            key.prefix = Some((word.clone(), length));
        }
        text => {
            return Err(syn::Error::new(
                word.span(),
                format!("unknown word `{text}` in `on(..)`; {WORDS}"),
            ));
        }
    }
    end(&content)?;
    Ok(key)
}

fn text(content: ParseStream<'_>, word: &Ident, form: &str) -> syn::Result<String> {
    let wrong = |_| syn::Error::new(word.span(), format!("write `{form}`"));
    content.parse::<Token![,]>().map_err(wrong)?;
    let literal: LitStr = content.parse().map_err(wrong)?;
    attribute::sql_text(&literal, &word.unraw().to_string())
}

fn end(content: ParseStream<'_>) -> syn::Result<()> {
    match content.is_empty() {
        true => Ok(()),
        false => Err(content.error("expected nothing more here")),
    }
}
