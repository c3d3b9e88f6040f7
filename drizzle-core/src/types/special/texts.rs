//! Types that look like text: without case, XML, paths of labels, words to search for, and pairs.
use super::{Special, elements, special};
use std::collections::BTreeMap;

/// Text that is compared without regard to case. Its extension: `create extension citext`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct CiText(pub String);

/// An XML document, or a piece of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Xml(pub String);

/// A path of labels: `Top.Science.Astronomy`. Its extension: `create extension ltree`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Ltree(pub String);

/// Keys with values, or with NULLs. Its extension: `create extension hstore`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Hstore(pub BTreeMap<String, Option<String>>);

/// The words of a text, to search in. What makes one of a text is `to_tsvector(..)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TsVector(pub Vec<Lexeme>);

/// What to search for in a [`TsVector`]: `'fat' & ( 'rat' | 'cat' )`, as PostgreSQL writes it. What makes one of a text is
/// `to_tsquery(..)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TsQuery(pub String);

/// A word of a [`TsVector`], and where it stands. The database keeps words in an order of its own, each once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lexeme {
    /// The word.
    pub word: String,
    /// Its positions, 1 to 16,383, and how much each weighs.
    pub positions: Vec<(u16, Weight)>,
}

/// How much a word weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Weight {
    /// The least: what is given no weight.
    #[default]
    D,
    /// More.
    C,
    /// Still more.
    B,
    /// The most.
    A,
}

impl Weight {
    const ALL: [Weight; 4] = [Weight::D, Weight::C, Weight::B, Weight::A];
}

fn text(shape: Special) -> Option<String> {
    match shape {
        Special::Text(text) => Some(text),
        _ => None,
    }
}

fn words(lexemes: Vec<Lexeme>) -> Result<Special, &'static str> {
    let word = |lexeme: Lexeme| {
        if lexeme.word.is_empty() {
            return Err("a word of a text search vector is empty");
        }
        let position = |(at, weight): (u16, Weight)| match at {
            1..0x4000 => Ok((weight as u16) << 14 | at),
            _ => Err("a position in a text search vector is not between 1 and 16383"),
        };
        let positions = lexeme.positions.into_iter().map(position);
        Ok((lexeme.word, positions.collect::<Result<_, _>>()?))
    };
    let words = lexemes.into_iter().map(word);
    Ok(Special::Words(words.collect::<Result<_, _>>()?))
}

fn lexeme((word, positions): (String, Vec<u16>)) -> Lexeme {
    let position = |v: u16| (v & 0x3fff, Weight::ALL[usize::from(v >> 14)]);
    Lexeme {
        word,
        positions: positions.into_iter().map(position).collect(),
    }
}

special! {
    CiText, "citext", Text,
        |v| Ok(Special::Text(v.0)),
        |shape| text(shape).map(CiText);
    Xml, "xml", Text,
        |v| Ok(Special::Text(v.0)),
        |shape| text(shape).map(Xml);
    Ltree, "ltree", Text,
        |v| Ok(Special::Text(v.0)),
        |shape| text(shape).map(Ltree);
    Hstore, "hstore", Text,
        |v| Ok(Special::Pairs(v.0.into_iter().collect())),
        |shape| match shape {
            Special::Pairs(pairs) => Some(Hstore(pairs.into_iter().collect())),
            _ => None,
        };
    TsQuery, "tsquery", Text,
        |v| Ok(Special::Text(v.0)),
        |shape| text(shape).map(TsQuery);
    TsVector, "tsvector", Text,
        |v| words(v.0),
        |shape| match shape {
            Special::Words(words) => Some(TsVector(words.into_iter().map(lexeme).collect())),
            _ => None,
        };
}
elements! { CiText Xml Ltree Hstore TsQuery TsVector }
