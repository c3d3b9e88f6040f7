//! Arrays: operators and functions, on the dialects that have them.
use super::{Always, Expr, In, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp};
use crate::dialect::HasArrays;
use crate::nullability::NotNull;
use crate::scope::{Scope, Valid};
use crate::types::{ArrayType, ListType};

/// The part of an expression that only dialects with arrays accept.
pub struct NeedsArrays;
impl<S> In<S> for NeedsArrays {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsArrays where S::Dialect: HasArrays {}

/// An expression of two operands, where there are arrays.
pub type OfArrays<T, L, R> = Expr<Op<T, Strict, (L, (R, (NeedsArrays, ())))>>;
/// An element of an array: NULL where there is none.
pub type ElementOf<T, L, R> = Expr<Op<T, Always, (L, (R, (NeedsArrays, ())))>>;
/// A number of elements.
pub type CardinalityOf<L> = Expr<Op<i32, Strict, (L, (NeedsArrays, ()))>>;

fn infix(word: &'static str, left: ast::Expr, right: ast::Expr) -> ast::Expr {
    ast::Expr::Infix(word, Box::new((left, right)))
}

/// `array @> other`: every element of the other array is in this one.
///
/// ```
/// use drizzle_core::expr::{array_contains, val};
/// let both = array_contains(val(vec![1, 2, 3]), vec![3, 1]);
/// # _ = both;
/// ```
#[doc(alias("arrayContains"))]
pub fn array_contains<L: Node<Type: ArrayType>, R: Operand<L::Type, Part = P>, P>(
    array: Expr<L>,
    other: R,
) -> OfArrays<bool, L, P> {
    Expr::op(infix(" @> ", array.0.ast(), other.operand()))
}
/// `array <@ other`: every element of this array is in the other one.
#[doc(alias("arrayContained", "is_contained_by"))]
pub fn array_contained<L: Node<Type: ArrayType>, R: Operand<L::Type, Part = P>, P>(
    array: Expr<L>,
    other: R,
) -> OfArrays<bool, L, P> {
    Expr::op(infix(" <@ ", array.0.ast(), other.operand()))
}
/// `array && other`: an element of one is in the other, too.
#[doc(alias("arrayOverlaps", "overlaps_with"))]
pub fn array_overlaps<L: Node<Type: ArrayType>, R: Operand<L::Type, Part = P>, P>(
    array: Expr<L>,
    other: R,
) -> OfArrays<bool, L, P> {
    Expr::op(infix(" && ", array.0.ast(), other.operand()))
}

/// `expr = any(array)`: the value is an element of the array. Unlike [`in_array`](super::in_array), the list is one
/// parameter, or a column.
pub fn eq_any<N: Node, R: Operand<Vec<N::Type>, Part = P>, P>(
    expr: Expr<N>,
    array: R,
) -> OfArrays<bool, N, P> {
    let array = ast::Expr::Call("any", vec![array.operand()]);
    Expr::op(ast::Expr::binary(BinaryOp::Eq, expr.0.ast(), array))
}
/// `expr <> all(array)`: the value is no element of the array.
pub fn ne_all<N: Node, R: Operand<Vec<N::Type>, Part = P>, P>(
    expr: Expr<N>,
    array: R,
) -> OfArrays<bool, N, P> {
    let array = ast::Expr::Call("all", vec![array.operand()]);
    Expr::op(ast::Expr::binary(BinaryOp::Ne, expr.0.ast(), array))
}

/// `array[position]`, counted from 1: NULL where there is no such element. Not of arrays of arrays.
pub fn element<L: Node<Type: ListType>, R: Operand<i32, Part = P>, P>(
    array: Expr<L>,
    position: R,
) -> ElementOf<<L::Type as ArrayType>::Item, L, P> {
    let operands = (array.0.ast(), position.operand());
    Expr::op(ast::Expr::Index(Box::new(operands)))
}

/// The number of elements in all dimensions: 0 of an empty array.
pub fn cardinality<L: Node<Type: ArrayType>>(array: Expr<L>) -> CardinalityOf<L> {
    Expr::op(ast::Expr::Call("cardinality", vec![array.0.ast()]))
}
/// The number of elements in a dimension, counted from 1: NULL if the array is empty or has no such dimension.
pub fn array_length<L: Node<Type: ArrayType>, R: Operand<i32, Part = P>, P>(
    array: Expr<L>,
    dimension: R,
) -> ElementOf<i32, L, P> {
    Expr::op(call("array_length", array, dimension.operand()))
}
/// The position of the first such element, counted from 1: NULL if there is none.
pub fn array_position<
    L: Node<Type: ListType>,
    R: Operand<<L::Type as ArrayType>::Item, Part = P>,
    P,
>(
    array: Expr<L>,
    element: R,
) -> ElementOf<i32, L, P> {
    Expr::op(call("array_position", array, element.operand()))
}
/// The array with one more element at its end.
pub fn array_append<
    L: Node<Type: ListType>,
    R: Operand<<L::Type as ArrayType>::Item, Part = P>,
    P,
>(
    array: Expr<L>,
    element: R,
) -> OfArrays<L::Type, L, P> {
    Expr::op(call("array_append", array, element.operand()))
}
/// The array with one more element before the others.
pub fn array_prepend<
    L: Node<Type: ListType>,
    R: Operand<<L::Type as ArrayType>::Item, Part = P>,
    P,
>(
    array: Expr<L>,
    element: R,
) -> OfArrays<L::Type, L, P> {
    let arguments = vec![element.operand(), array.0.ast()];
    Expr::op(ast::Expr::Call("array_prepend", arguments))
}
/// The array without any such element.
pub fn array_remove<
    L: Node<Type: ListType>,
    R: Operand<<L::Type as ArrayType>::Item, Part = P>,
    P,
>(
    array: Expr<L>,
    element: R,
) -> OfArrays<L::Type, L, P> {
    Expr::op(call("array_remove", array, element.operand()))
}
/// The elements of one array and then those of another.
pub fn array_cat<L: Node<Type: ArrayType>, R: Operand<L::Type, Part = P>, P>(
    array: Expr<L>,
    other: R,
) -> OfArrays<L::Type, L, P> {
    Expr::op(call("array_cat", array, other.operand()))
}

fn call<L: Node>(name: &'static str, array: Expr<L>, argument: ast::Expr) -> ast::Expr {
    ast::Expr::Call(name, vec![array.0.ast(), argument])
}
