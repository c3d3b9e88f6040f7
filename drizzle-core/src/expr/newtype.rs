//! Expressions of a newtype as what is in it.
use super::{Expr, In, Node};
use crate::ast;
use crate::scope::Valid;
use crate::types::Newtype;

/// An expression of a newtype, as the type in it.
#[derive(Debug, Clone, Copy)]
pub struct InnerOf<N>(N);

impl<N: Node<Type: Newtype>> Node for InnerOf<N> {
    type Type = <N::Type as Newtype>::Inner;
    const COLUMN: Option<(&'static str, &'static str)> = N::COLUMN;
    fn ast(self) -> ast::Expr {
        self.0.ast()
    }
}
impl<N: In<S>, S> In<S> for InnerOf<N> {
    type Null = N::Null;
}
impl<N: Valid<S>, S> Valid<S> for InnerOf<N> {}

impl<N: Node<Type: Newtype>> Expr<N> {
    /// A newtype as the type in it, which the database has anyway: for what is meant to mix types, or to use the functions
    /// of the inner type.
    ///
    /// ```
    /// # use drizzle_core::expr::{Condition, Expr, Node, like};
    /// # use drizzle_core::types::Newtype;
    /// fn at_example<N: Node<Type: Newtype<Inner = String>>>(email: Expr<N>) {
    ///     let condition = like(email.inner(), "%@example.org");
    ///     # _ = condition;
    /// }
    /// ```
    pub fn inner(self) -> Expr<InnerOf<N>> {
        Expr(InnerOf(self.0))
    }
}
