//! Functions of numbers.
use super::{Expr, Function, Function2, Node, Numeric, Operand};
use crate::ast::{self, Form};

/// A type of numbers with decimals.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` has no decimals",
    label = "expected a float or a decimal",
    note = "`cast::<f64>()` makes one of an integer"
)]
pub trait Fraction: Numeric {}
impl Fraction for f32 {}
impl Fraction for f64 {}
#[cfg(feature = "rust_decimal")]
impl Fraction for rust_decimal::Decimal {}

fn of<T, N: Node>(form: Form, number: Expr<N>) -> Function<T, N> {
    Expr::op(ast::Expr::Form(form, vec![number.0.ast()]))
}
/// The number without its sign.
pub fn abs<N: Node<Type: Numeric>>(number: Expr<N>) -> Function<N::Type, N> {
    of(Form::Abs, number)
}
/// The next whole number that is not less.
pub fn ceil<N: Node<Type: Fraction>>(number: Expr<N>) -> Function<N::Type, N> {
    of(Form::Ceil, number)
}
/// The next whole number that is not greater.
pub fn floor<N: Node<Type: Fraction>>(number: Expr<N>) -> Function<N::Type, N> {
    of(Form::Floor, number)
}
/// The square root.
pub fn sqrt<N: Node<Type = f64>>(number: Expr<N>) -> Function<f64, N> {
    of(Form::Sqrt, number)
}
/// The number to the power of another.
pub fn power<N: Node<Type = f64>, R: Operand<f64, Part = P>, P>(
    number: Expr<N>,
    exponent: R,
) -> Function2<f64, N, P> {
    let args = vec![number.0.ast(), exponent.operand()];
    Expr::op(ast::Expr::Form(Form::Power, args))
}
