//! Full-text search: PostgreSQL's vectors of words, MySQL's `match .. against`, SQLite's FTS5.
use super::{Comparable, Expr, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp, Piece};
use crate::dialect::{HasFts5, HasMatchAgainst, HasTsVector};
use crate::nullability::{NotNull, Nullability};
use crate::query::GroupKeys;
use crate::schema::{Identity, Table};
use crate::scope::{In, IsPresent, Lookup, Scope, Valid};
use crate::types::TsVector;
use crate::value::Value;
use std::marker::PhantomData;

macro_rules! needs {
    ($($(#[$doc:meta])* $name:ident: $feature:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;
        impl<S> In<S> for $name {
            type Null = NotNull;
        }
        impl<S: Scope> Valid<S> for $name where S::Dialect: $feature {}
    )*};
}
needs! {
    /// The part of an expression that only PostgreSQL accepts.
    NeedsTsVector: HasTsVector;
    /// The part of an expression that only MySQL and MariaDB accept.
    NeedsMatchAgainst: HasMatchAgainst;
    /// The part of an expression that only SQLite accepts.
    NeedsFts5: HasFts5;
}

fn text(text: impl Into<String>) -> Piece {
    Piece::Text(text.into().into())
}
/// A text that is part of the statement.
fn literal(value: &str) -> ast::Expr {
    ast::Expr::Raw(vec![text(format!("'{}'", value.replace('\'', "''")))])
}

// ---------------------------------------------------------------- PostgreSQL

/// What is searched for in a [`TsVector`].
#[derive(Debug, Clone, Copy)]
pub struct TsQuery;

/// An expression of text search, of the parts `L` and `R`.
pub type Searched<T, L, R> = Expr<Op<T, Strict, (L, (R, (NeedsTsVector, ())))>>;

fn call<T, L, R>(name: &'static str, args: Vec<ast::Expr>) -> Searched<T, L, R> {
    Expr::op(ast::Expr::Call(name, args))
}

/// The words of a text by the rules of a configuration, such as `"english"` or `"simple"`. PostgreSQL.
///
/// ```
/// use drizzle_core::expr::{to_tsvector, ts_match, val, websearch_to_tsquery};
/// let words = to_tsvector("english", val("The quick brown fox"));
/// let found = ts_match(words, websearch_to_tsquery("english", "fox -dog"));
/// # _ = found;
/// ```
pub fn to_tsvector<N: Node<Type: Comparable<String>>>(
    config: &'static str,
    document: Expr<N>,
) -> Searched<TsVector, N, ()> {
    call("to_tsvector", vec![literal(config), document.0.ast()])
}
/// What a text in the syntax of text search asks for: `fat & (rat | cat)`. A mistake in it is an error of the database.
pub fn to_tsquery<R: Operand<String, Part = P>, P>(
    config: &'static str,
    query: R,
) -> Searched<TsQuery, P, ()> {
    call("to_tsquery", vec![literal(config), query.operand()])
}
/// All words of a text.
pub fn plainto_tsquery<R: Operand<String, Part = P>, P>(
    config: &'static str,
    query: R,
) -> Searched<TsQuery, P, ()> {
    call("plainto_tsquery", vec![literal(config), query.operand()])
}
/// The words of a text one after the other.
pub fn phraseto_tsquery<R: Operand<String, Part = P>, P>(
    config: &'static str,
    query: R,
) -> Searched<TsQuery, P, ()> {
    call("phraseto_tsquery", vec![literal(config), query.operand()])
}
/// What people write into a search box: words, `"phrases"`, `or`, and `-` before what is not wanted. Nothing in it is a
/// mistake.
pub fn websearch_to_tsquery<R: Operand<String, Part = P>, P>(
    config: &'static str,
    query: R,
) -> Searched<TsQuery, P, ()> {
    call(
        "websearch_to_tsquery",
        vec![literal(config), query.operand()],
    )
}
/// `vector @@ query`: the words have what the query asks for.
pub fn ts_match<V: Node<Type = TsVector>, Q: Node<Type = TsQuery>>(
    vector: Expr<V>,
    query: Expr<Q>,
) -> Searched<bool, V, Q> {
    let operands = (vector.0.ast(), query.0.ast());
    Expr::op(ast::Expr::Infix(" @@ ", Box::new(operands)))
}
/// How well the words have what the query asks for: the more often, the higher.
pub fn ts_rank<V: Node<Type = TsVector>, Q: Node<Type = TsQuery>>(
    vector: Expr<V>,
    query: Expr<Q>,
) -> Searched<f32, V, Q> {
    call("ts_rank", vec![vector.0.ast(), query.0.ast()])
}
/// The same, higher where the words stand near each other.
pub fn ts_rank_cd<V: Node<Type = TsVector>, Q: Node<Type = TsQuery>>(
    vector: Expr<V>,
    query: Expr<Q>,
) -> Searched<f32, V, Q> {
    call("ts_rank_cd", vec![vector.0.ast(), query.0.ast()])
}
/// A piece of a text around what the query asks for, which stands in `<b>` and `</b>`.
pub fn ts_headline<N: Node<Type: Comparable<String>>, Q: Node<Type = TsQuery>>(
    config: &'static str,
    document: Expr<N>,
    query: Expr<Q>,
) -> Searched<String, N, Q> {
    call(
        "ts_headline",
        vec![literal(config), document.0.ast(), query.0.ast()],
    )
}

// ---------------------------------------------------------------- MySQL

/// An expression of `match .. against`, of the parts `L` and `R`.
pub type Matched<T, L, R> = Expr<Op<T, Strict, (L, (R, (NeedsMatchAgainst, ())))>>;

/// How `match .. against` reads what it searches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchMode {
    /// Words of a language, of which any may be there.
    Natural,
    /// Words with signs: `+` before what has to be there, `-` before what may not, `*` after the start of a word.
    Boolean,
}

fn score<K: GroupKeys, R: Operand<String>>(columns: K, query: R, mode: SearchMode) -> ast::Expr {
    let mut keys = Vec::new();
    columns.keys(&mut keys);
    let mut pieces = vec![text("match (")];
    for (i, key) in keys.into_iter().enumerate() {
        if i > 0 {
            pieces.push(text(", "));
        }
        pieces.push(Piece::Expr(key));
    }
    pieces.push(text(") against ("));
    pieces.push(Piece::Expr(query.operand()));
    pieces.push(text(match mode {
        SearchMode::Natural => " in natural language mode)",
        SearchMode::Boolean => " in boolean mode)",
    }));
    ast::Expr::Raw(pieces)
}
/// How well columns, which have a full-text index together, match what is searched for; 0 if not at all. MySQL and
/// MariaDB: `match_score((posts::title, posts::body), "words", SearchMode::Natural)`.
pub fn match_score<K: GroupKeys<Part = P>, R: Operand<String, Part = Q>, P, Q>(
    columns: K,
    query: R,
    mode: SearchMode,
) -> Matched<f64, NoNull<P>, Q> {
    Expr::op(score(columns, query, mode))
}
/// Whether columns, which have a full-text index together, match what is searched for. MySQL and MariaDB.
pub fn match_against<K: GroupKeys<Part = P>, R: Operand<String, Part = Q>, P, Q>(
    columns: K,
    query: R,
    mode: SearchMode,
) -> Matched<bool, NoNull<P>, Q> {
    let nothing = ast::Expr::Value(Value::F64(0.0));
    Expr::op(ast::Expr::binary(
        BinaryOp::Gt,
        score(columns, query, mode),
        nothing,
    ))
}

/// The part of an expression whose values do not make it NULL.
pub struct NoNull<P>(PhantomData<P>);
impl<P, S> In<S> for NoNull<P> {
    type Null = NotNull;
}
impl<P: Valid<S>, S> Valid<S> for NoNull<P> {}

// ---------------------------------------------------------------- SQLite

/// An expression about an FTS5 table `F`, of the part `P`.
pub type OfFts<T, F, P> = Expr<Op<T, Strict, (Rows<F>, (P, (NeedsFts5, ())))>>;

/// The part of an expression that is about the rows of table `T`.
pub struct Rows<T>(PhantomData<T>);
impl<T, S: Lookup<T>> In<S> for Rows<T>
where
    S::Null: Nullability,
{
    type Null = S::Null;
}
impl<T: Identity, S: Lookup<T>> Valid<S> for Rows<T> where S::Found: IsPresent<T::Shown> {}

fn table<T: Table>() -> ast::Expr {
    ast::Expr::Table(T::SOURCE)
}
/// Whether a row of an FTS5 table has what is searched for, in FTS5's own syntax: `fts_match(docs, "fox NOT dog")`.
/// A mistake in it is an error of the database; `fts_phrase` makes a text of any characters one that is none.
pub fn fts_match<F: FnOnce() -> T, T: Table, R: Operand<String, Part = P>, P>(
    _: F,
    query: R,
) -> OfFts<bool, T, P> {
    let operands = (table::<T>(), query.operand());
    Expr::op(ast::Expr::Infix(" match ", Box::new(operands)))
}
/// How well a row matches: the less, the better. It needs a [`fts_match`] in the query's filter.
pub fn bm25<F: FnOnce() -> T, T: Table>(_: F) -> OfFts<f64, T, ()> {
    Expr::op(ast::Expr::Call("bm25", vec![table::<T>()]))
}
/// A piece of so many words, 1 to 64, around what was found, which stands between two texts:
/// `snippet(docs, "<b>", "</b>", "…", 10)`. It needs a [`fts_match`] in the query's filter.
pub fn snippet<F: FnOnce() -> T, T: Table>(
    _: F,
    before: &'static str,
    after: &'static str,
    ellipsis: &'static str,
    words: u8,
) -> OfFts<String, T, ()> {
    let words = words.clamp(1, 64).to_string();
    let args = vec![
        table::<T>(),
        // The column that matches best.
        ast::Expr::Raw(vec![text("-1")]),
        literal(before),
        literal(after),
        literal(ellipsis),
        ast::Expr::Raw(vec![text(words)]),
    ];
    Expr::op(ast::Expr::Call("snippet", args))
}
/// A text as FTS5 searches for it word by word in this order, whatever characters it has.
///
/// ```
/// use drizzle_core::expr::fts_phrase;
/// assert_eq!(fts_phrase(r#"AND "x""#), r#""AND ""x""""#);
/// ```
pub fn fts_phrase(phrase: &str) -> String {
    format!("\"{}\"", phrase.replace('"', "\"\""))
}
