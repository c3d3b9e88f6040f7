//! Choosing among values, and comparing where NULL is a value.
use super::{Always, Expr, Function2, Never, Node, Op, Operand};
use crate::ast::{self, Form};

/// NULL where both are equal, otherwise the first.
pub fn nullif<N: Node, R: Operand<N::Type, Part = P>, P>(
    expr: Expr<N>,
    other: R,
) -> Expr<Op<N::Type, Always, (N, (P, ()))>> {
    let args = vec![expr.0.ast(), other.operand()];
    Expr::op(ast::Expr::Call("nullif", args))
}
/// The greater of two values, NULL if either is. For more than two, nest it.
pub fn greatest<N: Node, R: Operand<N::Type, Part = P>, P>(
    one: Expr<N>,
    other: R,
) -> Function2<N::Type, N, P> {
    let args = vec![one.0.ast(), other.operand()];
    Expr::op(ast::Expr::Form(Form::Greatest, args))
}
/// The lesser of two values, NULL if either is. For more than two, nest it.
pub fn least<N: Node, R: Operand<N::Type, Part = P>, P>(
    one: Expr<N>,
    other: R,
) -> Function2<N::Type, N, P> {
    let args = vec![one.0.ast(), other.operand()];
    Expr::op(ast::Expr::Form(Form::Least, args))
}

/// A comparison that is never NULL.
pub type Difference<N, P> = Expr<Op<bool, Never, (N, (P, ()))>>;

/// The two are not equal, where NULL equals NULL and nothing else.
pub fn is_distinct_from<N: Node, R: Operand<N::Type, Part = P>, P>(
    one: Expr<N>,
    other: R,
) -> Difference<N, P> {
    let args = vec![one.0.ast(), other.operand()];
    Expr::op(ast::Expr::Form(Form::Distinct, args))
}
/// The two are equal, where NULL equals NULL and nothing else.
pub fn is_not_distinct_from<N: Node, R: Operand<N::Type, Part = P>, P>(
    one: Expr<N>,
    other: R,
) -> Difference<N, P> {
    let args = vec![one.0.ast(), other.operand()];
    Expr::op(ast::Expr::Form(Form::NotDistinct, args))
}
impl<N: Node> Expr<N> {
    /// The two are not equal, where NULL equals NULL and nothing else.
    pub fn is_distinct_from<R: Operand<N::Type, Part = P>, P>(self, other: R) -> Difference<N, P> {
        is_distinct_from(self, other)
    }
    /// The two are equal, where NULL equals NULL and nothing else.
    pub fn is_not_distinct_from<R: Operand<N::Type, Part = P>, P>(
        self,
        other: R,
    ) -> Difference<N, P> {
        is_not_distinct_from(self, other)
    }
}
