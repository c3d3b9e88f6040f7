//! Functions of text.
use super::{Comparable, Comparison, Expr, Function, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp, Form};
use crate::dialect::{HasPad, HasRegexp, HasReverse, HasSplitPart};
use crate::nullability::NotNull;
use crate::scope::{In, Scope, Valid};
use crate::value::{Kind, Value};
use std::borrow::Cow;

/// A function of two arguments.
pub type Function2<T, N, P> = Expr<Op<T, Strict, (N, (P, ()))>>;

fn form<T, P>(form: Form, args: Vec<ast::Expr>) -> Expr<Op<T, Strict, P>> {
    Expr::op(ast::Expr::Form(form, args))
}
fn number(n: u32) -> ast::Expr {
    ast::Expr::Raw(vec![ast::Piece::Text(n.to_string().into())])
}
/// A place or number that databases take for different things where it is 0.
fn counted(n: u32, what: &'static str) -> ast::Expr {
    if n > 0 {
        return number(n);
    }
    let reason = format!("{what} has to be 1 or more");
    ast::Expr::Value(Value::Invalid(Kind::I32, reason.into()))
}

/// Text without the spaces at both ends.
pub fn trim<N: Node<Type: Comparable<String>>>(text: Expr<N>) -> Function<String, N> {
    form(Form::Trim, vec![text.0.ast()])
}
/// Text without the spaces at its start.
pub fn ltrim<N: Node<Type: Comparable<String>>>(text: Expr<N>) -> Function<String, N> {
    form(Form::Ltrim, vec![text.0.ast()])
}
/// Text without the spaces at its end.
pub fn rtrim<N: Node<Type: Comparable<String>>>(text: Expr<N>) -> Function<String, N> {
    form(Form::Rtrim, vec![text.0.ast()])
}
/// So many characters of a text, from the one at this place on, counted from 1.
pub fn substring<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
    from: u32,
    characters: u32,
) -> Function<String, N> {
    let from = counted(from, "the place of a substring");
    form(
        Form::Substring,
        vec![text.0.ast(), from, number(characters)],
    )
}
/// The first characters of a text: 1 or more.
pub fn left<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
    characters: u32,
) -> Function<String, N> {
    let characters = counted(characters, "the length of `left`");
    form(Form::Left, vec![text.0.ast(), characters])
}
/// The last characters of a text: 1 or more.
pub fn right<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
    characters: u32,
) -> Function<String, N> {
    let characters = counted(characters, "the length of `right`");
    form(Form::Right, vec![text.0.ast(), characters])
}
/// Text with every occurrence of `from` replaced.
pub fn replace<
    N: Node<Type: Comparable<String>>,
    A: Operand<String, Part = P>,
    B: Operand<String, Part = Q>,
    P,
    Q,
>(
    text: Expr<N>,
    from: A,
    to: B,
) -> Expr<Op<String, Strict, (N, (P, (Q, ())))>> {
    let args = vec![text.0.ast(), from.operand(), to.operand()];
    form(Form::Replace, args)
}
/// Where a part first stands in a text, counted from 1; 0 if nowhere.
pub fn position<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    part: R,
) -> Function2<i32, N, P> {
    form(Form::Position, vec![text.0.ast(), part.operand()])
}
/// A text so many times: 1 or more.
pub fn repeat<N: Node<Type: Comparable<String>>>(text: Expr<N>, times: u32) -> Function<String, N> {
    let times = counted(times, "the number of `repeat`");
    form(Form::Repeat, vec![text.0.ast(), times])
}

/// A function of text that only some dialects have.
pub type TextFunction<T, N, P, Needs> = Expr<Op<T, Strict, (N, (P, (Needs, ())))>>;

/// Text filled up at its start to so many characters, or cut. Not on SQLite and SQL Server.
pub fn lpad<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    characters: u32,
    fill: R,
) -> TextFunction<String, N, P, NeedsPad> {
    form(
        Form::Lpad,
        vec![text.0.ast(), number(characters), fill.operand()],
    )
}
/// Text filled up at its end to so many characters, or cut. Not on SQLite and SQL Server.
pub fn rpad<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    characters: u32,
    fill: R,
) -> TextFunction<String, N, P, NeedsPad> {
    form(
        Form::Rpad,
        vec![text.0.ast(), number(characters), fill.operand()],
    )
}
/// The characters of a text from the last to the first. Not on SQLite.
pub fn reverse<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
) -> TextFunction<String, N, (), NeedsReverse> {
    form(Form::Reverse, vec![text.0.ast()])
}
/// The part of this number between separators, counted from 1; empty if there is none. PostgreSQL and CockroachDB.
pub fn split_part<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    separator: R,
    part: u32,
) -> TextFunction<String, N, P, NeedsSplitPart> {
    let part = counted(part, "the number of `split_part`");
    form(
        Form::SplitPart,
        vec![text.0.ast(), separator.operand(), part],
    )
}
/// Whether a text matches a regular expression, in the database's own syntax. On PostgreSQL and CockroachDB case matters,
/// on MySQL and MariaDB as the collation says. Not on SQLite and SQL Server.
pub fn regexp_like<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    pattern: R,
) -> TextFunction<bool, N, P, NeedsRegexp> {
    form(Form::Matches, vec![text.0.ast(), pattern.operand()])
}

/// A text as a pattern of `like` that matches only this text: a backslash before `%`, `_` and backslashes.
///
/// ```
/// use drizzle_core::expr::like_escape;
/// assert_eq!(like_escape(r"50%_\"), r"50\%\_\\");
/// ```
pub fn like_escape(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// `like` a text that stands anywhere, at the start or at the end, character by character.
fn around(text: ast::Expr, part: ast::Expr, before: bool, after: bool) -> ast::Expr {
    let percent = |wanted: bool| if wanted { "%" } else { "" };
    let pattern = match part {
        ast::Expr::Value(Value::Text(part)) => {
            let pattern = [percent(before), &like_escape(&part), percent(after)].concat();
            text_value(pattern)
        }
        part => {
            let escape = |of, from, to| {
                ast::Expr::Form(Form::Replace, vec![of, text_value(from), text_value(to)])
            };
            let escaped = escape(escape(escape(part, "\\", "\\\\"), "%", "\\%"), "_", "\\_");
            let mut parts = vec![escaped];
            if before {
                parts.insert(0, text_value("%"));
            }
            if after {
                parts.push(text_value("%"));
            }
            ast::Expr::Concat(parts)
        }
    };
    ast::Expr::binary(BinaryOp::Like, text, pattern)
}
fn text_value(text: impl Into<Cow<'static, str>>) -> ast::Expr {
    ast::Expr::Value(Value::Text(text.into()))
}

/// Whether a text contains another. `%`, `_` and backslashes in it are characters like others; whether case matters is as
/// with [`like()`](super::like).
///
/// ```
/// use drizzle_core::expr::{contains, val};
/// let half = contains(val("50% off"), "50%");
/// # _ = half;
/// ```
pub fn contains<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    part: R,
) -> Comparison<N, P> {
    Expr::op(around(text.0.ast(), part.operand(), true, true))
}
/// Whether a text starts with another; see [`contains`].
pub fn starts_with<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    part: R,
) -> Comparison<N, P> {
    Expr::op(around(text.0.ast(), part.operand(), false, true))
}
/// Whether a text ends with another; see [`contains`].
pub fn ends_with<N: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<N>,
    part: R,
) -> Comparison<N, P> {
    Expr::op(around(text.0.ast(), part.operand(), true, false))
}
impl<N: Node> Expr<N>
where
    N::Type: Comparable<String>,
{
    /// Whether this text contains another, in which `%` and `_` are characters like others.
    pub fn contains<R: Operand<String, Part = P>, P>(self, part: R) -> Comparison<N, P> {
        contains(self, part)
    }
    /// Whether this text starts with another, in which `%` and `_` are characters like others.
    pub fn starts_with<R: Operand<String, Part = P>, P>(self, part: R) -> Comparison<N, P> {
        starts_with(self, part)
    }
    /// Whether this text ends with another, in which `%` and `_` are characters like others.
    pub fn ends_with<R: Operand<String, Part = P>, P>(self, part: R) -> Comparison<N, P> {
        ends_with(self, part)
    }
}

macro_rules! needs {
    ($($(#[$doc:meta])* $needs:ident: $has:ident;)*) => {$(
        $(#[$doc])*
        pub struct $needs;
        impl<S> In<S> for $needs {
            type Null = NotNull;
        }
        impl<S: Scope> Valid<S> for $needs where S::Dialect: $has {}
    )*};
}
needs! {
    /// The part of an expression that only dialects with `lpad` and `rpad` accept.
    NeedsPad: HasPad;
    /// The part of an expression that only dialects with `reverse` accept.
    NeedsReverse: HasReverse;
    /// The part of an expression that only dialects with `split_part` accept.
    NeedsSplitPart: HasSplitPart;
    /// The part of an expression that only dialects with regular expressions accept.
    NeedsRegexp: HasRegexp;
}
