//! Operators and functions of ranges, on PostgreSQL.
use super::{Always, Expr, Needs, Node, Op, Operand, Strict, With};
use crate::ast;
use crate::types::RangeType;

fn infix<T, L: Node, P>(
    word: &'static str,
    range: Expr<L>,
    other: ast::Expr,
) -> With<L::Type, T, L, P> {
    Expr::op(ast::Expr::Infix(word, Box::new((range.0.ast(), other))))
}

/// `range @> value`: the value is in the range.
pub fn range_contains<
    L: Node<Type: RangeType>,
    R: Operand<<L::Type as RangeType>::Item, Part = P>,
    P,
>(
    range: Expr<L>,
    value: R,
) -> With<L::Type, bool, L, P> {
    infix(" @> ", range, value.operand())
}
/// `range @> other`: the other range is in this one.
pub fn range_covers<L: Node<Type: RangeType>, R: Operand<L::Type, Part = P>, P>(
    range: Expr<L>,
    other: R,
) -> With<L::Type, bool, L, P> {
    infix(" @> ", range, other.operand())
}
/// `range <@ other`: this range is in the other one.
pub fn range_within<L: Node<Type: RangeType>, R: Operand<L::Type, Part = P>, P>(
    range: Expr<L>,
    other: R,
) -> With<L::Type, bool, L, P> {
    infix(" <@ ", range, other.operand())
}
/// `range && other`: some value is in both.
pub fn range_overlaps<L: Node<Type: RangeType>, R: Operand<L::Type, Part = P>, P>(
    range: Expr<L>,
    other: R,
) -> With<L::Type, bool, L, P> {
    infix(" && ", range, other.operand())
}
/// `range -|- other`: one ends where the other begins, with nothing between and nothing in both.
pub fn range_adjacent<L: Node<Type: RangeType>, R: Operand<L::Type, Part = P>, P>(
    range: Expr<L>,
    other: R,
) -> With<L::Type, bool, L, P> {
    infix(" -|- ", range, other.operand())
}
/// `range << other`: this range ends before the other begins.
pub fn range_before<L: Node<Type: RangeType>, R: Operand<L::Type, Part = P>, P>(
    range: Expr<L>,
    other: R,
) -> With<L::Type, bool, L, P> {
    infix(" << ", range, other.operand())
}
/// `range * other`: what is in both.
pub fn range_intersection<L: Node<Type: RangeType>, R: Operand<L::Type, Part = P>, P>(
    range: Expr<L>,
    other: R,
) -> With<L::Type, L::Type, L, P> {
    infix(" * ", range, other.operand())
}

/// A function of a range.
pub type OfRange<T, R, N, L> = Expr<Op<T, R, (L, (Needs<N>, ()))>>;

/// The lower bound: NULL if there is none or the range is empty.
pub fn range_lower<L: Node<Type: RangeType>>(
    range: Expr<L>,
) -> OfRange<<L::Type as RangeType>::Item, Always, L::Type, L> {
    Expr::op(ast::Expr::Call("lower", vec![range.0.ast()]))
}
/// The upper bound: NULL if there is none or the range is empty.
pub fn range_upper<L: Node<Type: RangeType>>(
    range: Expr<L>,
) -> OfRange<<L::Type as RangeType>::Item, Always, L::Type, L> {
    Expr::op(ast::Expr::Call("upper", vec![range.0.ast()]))
}
/// Whether no value is in the range.
pub fn range_is_empty<L: Node<Type: RangeType>>(
    range: Expr<L>,
) -> OfRange<bool, Strict, L::Type, L> {
    Expr::op(ast::Expr::Call("isempty", vec![range.0.ast()]))
}
