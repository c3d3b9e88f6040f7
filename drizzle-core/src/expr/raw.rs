//! Hand-written SQL: what `sql!` makes.
use super::{Always, Expr, Never, Node, Op};
use crate::ast::{self, Piece};
use crate::query::{Select, Sub};
use crate::schema::Table;
use crate::scope::{Bound, BoundNullable, Deferred, Free};
use crate::types::SqlType;
use std::borrow::Cow;

/// The type of hand-written SQL that was given none: it can be compared with anything and be a
/// condition, but not be read.
#[derive(Debug)]
pub struct Untyped;
impl<T> super::Comparable<T> for Untyped {}
impl super::Boolean for Untyped {}
impl<T: SqlType> super::Operand<Untyped> for T {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Loose(self.into_value())
    }
}

impl super::Operand<Untyped> for &str {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Loose(self.to_owned().into_value())
    }
}

/// The type after `as` in `sql!(".." as T)`: a SQL type, or `Option` of one where NULL may come.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the type of `sql!`",
    label = "not a SQL type, nor an `Option` of one"
)]
pub trait SqlResult {
    /// The type of a value that is not NULL.
    type Type;
    /// The rule for its nullability.
    type Rule;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType> SqlResult for T {
    type Type = T;
    type Rule = Never;
}
impl<T: SqlType> SqlResult for Option<T> {
    type Type = T;
    type Rule = Always;
}
impl SqlResult for Untyped {
    type Type = Untyped;
    type Rule = Always;
}

/// A piece of SQL made at run time: identifiers, trusted text, lists.
///
/// ```
/// use drizzle_core::expr::Sql;
/// let column = Sql::identifier("odd \" name");
/// # let _ = column;
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sql(Vec<Piece>);

impl Sql {
    /// Nothing.
    pub fn empty() -> Self {
        Sql::default()
    }
    /// A name, quoted and escaped by the dialect.
    pub fn identifier(name: impl Into<String>) -> Self {
        Sql(vec![Piece::Identifier(name.into())])
    }
    /// Text that becomes SQL as it is. Never pass it anything that a user of your program wrote.
    pub fn raw(text: impl Into<Cow<'static, str>>) -> Self {
        Sql(vec![Piece::Text(text.into())])
    }
    /// A bound value.
    pub fn value<T: SqlType>(value: T) -> Self {
        Sql(vec![Piece::Expr(ast::Expr::Loose(value.into_value()))])
    }
    /// The name of a table, as in `from`.
    pub fn table<F: FnOnce() -> T, T: Table>(_table: F) -> Self {
        Sql(vec![Piece::Expr(ast::Expr::Table(T::SOURCE))])
    }
    /// Values in parentheses: `($1, $2)`.
    pub fn list<T: SqlType>(values: impl IntoIterator<Item = T>) -> Self {
        let mut sql = Sql::raw("(");
        sql = sql.append(Sql::join(values.into_iter().map(Sql::value), ", "));
        sql.append(Sql::raw(")"))
    }
    /// Pieces with a separator between them, which becomes SQL as it is.
    pub fn join(pieces: impl IntoIterator<Item = Sql>, separator: &'static str) -> Self {
        let mut out = Vec::new();
        for (i, piece) in pieces.into_iter().enumerate() {
            if i > 0 {
                out.push(Piece::Text(separator.into()));
            }
            out.extend(piece.0);
        }
        Sql(out)
    }
    /// This and then another piece.
    pub fn append(mut self, piece: Sql) -> Self {
        self.0.extend(piece.0);
        self
    }
}

/// What may stand in the braces of `sql!`: an expression, a value to bind, a subquery, or a piece made
/// with [`Sql`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in `sql!`",
    label = "expected a column or expression, a value to bind, a subquery, or `Sql::identifier(..)`, `Sql::table(..)`, `Sql::raw(..)`"
)]
pub trait Embed {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn embed(self, out: &mut Vec<Piece>);
}
fn loose(value: crate::value::Value, out: &mut Vec<Piece>) {
    out.push(Piece::Expr(ast::Expr::Loose(value)));
}
#[diagnostic::do_not_recommend]
impl<T: SqlType> Embed for T {
    type Part = Bound;
    fn embed(self, out: &mut Vec<Piece>) {
        loose(self.into_value(), out);
    }
}
impl<T: SqlType> Embed for Option<T> {
    type Part = BoundNullable;
    fn embed(self, out: &mut Vec<Piece>) {
        loose(crate::types::Field::into_field_value(self), out);
    }
}
impl Embed for &str {
    type Part = Bound;
    fn embed(self, out: &mut Vec<Piece>) {
        loose(self.to_owned().into_value(), out);
    }
}
impl Embed for &String {
    type Part = Bound;
    fn embed(self, out: &mut Vec<Piece>) {
        loose(self.clone().into_value(), out);
    }
}
impl<N: Node> Embed for Expr<N> {
    type Part = N;
    fn embed(self, out: &mut Vec<Piece>) {
        out.push(Piece::Expr(self.0.ast()));
    }
}
impl Embed for Sql {
    type Part = Bound;
    fn embed(self, out: &mut Vec<Piece>) {
        out.extend(self.0);
    }
}
impl<N: Node, S, P, R> Embed for Select<Free, Expr<N>, S, Deferred<P, R>> {
    type Part = Sub<Expr<N>, S, P>;
    fn embed(self, out: &mut Vec<Piece>) {
        out.push(Piece::Expr(ast::Expr::Scalar(self.into_query())));
    }
}

/// The pieces of a `sql!`: alternating text and what stands in braces, as nested pairs.
#[doc(hidden)]
pub trait EmbedList {
    type Parts;
    fn embed_all(self, texts: &[&'static str], out: &mut Vec<Piece>);
}
fn text(texts: &[&'static str], out: &mut Vec<Piece>) {
    if let Some(text) = texts.first().filter(|t| !t.is_empty()) {
        out.push(Piece::Text(Cow::Borrowed(text)));
    }
}
impl EmbedList for () {
    type Parts = ();
    fn embed_all(self, texts: &[&'static str], out: &mut Vec<Piece>) {
        text(texts, out);
    }
}
impl<A: Embed, B: EmbedList> EmbedList for (A, B) {
    type Parts = (A::Part, B::Parts);
    fn embed_all(self, texts: &[&'static str], out: &mut Vec<Piece>) {
        text(texts, out);
        self.0.embed(out);
        self.1.embed_all(texts.get(1..).unwrap_or_default(), out);
    }
}

/// What `sql!` expands to.
#[doc(hidden)]
pub fn sql<R: SqlResult<Type = T, Rule = U>, L: EmbedList<Parts = P>, T, U, P>(
    texts: &[&'static str],
    list: L,
) -> Expr<Op<T, U, P>> {
    let mut pieces = Vec::new();
    list.embed_all(texts, &mut pieces);
    Expr::op(ast::Expr::Raw(pieces))
}
