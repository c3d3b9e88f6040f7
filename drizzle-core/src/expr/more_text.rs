//! Texts joined with a separator, collations, and hashes.
use super::{Comparable, Expr, Function, Never, Node, Op, TextFunction, TextParts};
use crate::ast::{self, Form};
use crate::dialect::HasMd5;
use crate::nullability::NotNull;
use crate::scope::{In, Scope, Valid};
use std::borrow::Cow;

/// Texts joined with a separator; NULL ones are left out, with their separators:
/// `concat_ws(", ", (users::street, users::city))`. SQLite has it since 3.44.
pub fn concat_ws<T: TextParts<Parts = P>, P>(
    separator: impl Into<Cow<'static, str>>,
    parts: T,
) -> Expr<Op<String, Never, P>> {
    let separator = ast::Expr::Value(crate::value::Value::Text(separator.into()));
    let args = std::iter::once(separator).chain(parts.parts());
    // What the database knows of the arguments is that they are of any type.
    let args = args.map(|arg| match arg {
        ast::Expr::Value(value) => ast::Expr::Loose(value),
        arg => arg,
    });
    Expr::op(ast::Expr::Call("concat_ws", args.collect()))
}
/// Text that is compared and ordered as a collation says, by its name in the database: `collate(users::name, "C")`,
/// `collate(users::name, "NOCASE")`.
pub fn collate<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
    collation: &'static str,
) -> Function<String, N> {
    Expr::op(ast::Expr::Collate(Box::new(text.0.ast()), collation))
}
/// The MD5 hash of a text in UTF-8, as hexadecimal digits in lower case. PostgreSQL and CockroachDB, and not for secrets.
pub fn md5<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
) -> TextFunction<String, N, (), NeedsMd5> {
    Expr::op(ast::Expr::Form(Form::Md5, vec![text.0.ast()]))
}

/// The part of an expression that only dialects with `md5` accept.
pub struct NeedsMd5;
impl<S> In<S> for NeedsMd5 {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsMd5 where S::Dialect: HasMd5 {}

impl<N: Node> Expr<N>
where
    N::Type: Comparable<String>,
{
    /// The text as a collation compares and orders it; see [`collate`].
    pub fn collate(self, collation: &'static str) -> Function<String, N> {
        collate(self, collation)
    }
}
