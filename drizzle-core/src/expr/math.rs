//! Functions of numbers.
use super::{Expr, Function, Node, Numeric, Op, Operand, Strict};
use crate::ast::{self, Form};
use crate::dialect::HasMath;
use crate::nullability::NotNull;
use crate::scope::{In, Scope, Valid};

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

/// A function of a number, of the other parts `P`, that only some dialects have.
pub type MathFunction<T, N, P> = Expr<Op<T, Strict, (N, (P, (NeedsMath, ())))>>;

fn of<T, N: Node>(form: Form, number: Expr<N>) -> MathFunction<T, N, ()> {
    Expr::op(ast::Expr::Form(form, vec![number.0.ast()]))
}
/// The number without its sign.
pub fn abs<N: Node<Type: Numeric>>(number: Expr<N>) -> Function<N::Type, N> {
    Expr::op(ast::Expr::Form(Form::Abs, vec![number.0.ast()]))
}
/// The next whole number that is not less. Not on SQLite.
pub fn ceil<N: Node<Type: Fraction>>(number: Expr<N>) -> MathFunction<N::Type, N, ()> {
    of(Form::Ceil, number)
}
/// The next whole number that is not greater. Not on SQLite.
pub fn floor<N: Node<Type: Fraction>>(number: Expr<N>) -> MathFunction<N::Type, N, ()> {
    of(Form::Floor, number)
}
/// The square root. Not on SQLite.
pub fn sqrt<N: Node<Type = f64>>(number: Expr<N>) -> MathFunction<f64, N, ()> {
    of(Form::Sqrt, number)
}
/// The number to the power of another. Not on SQLite.
pub fn power<N: Node<Type = f64>, R: Operand<f64, Part = P>, P>(
    number: Expr<N>,
    exponent: R,
) -> MathFunction<f64, N, P> {
    let args = vec![number.0.ast(), exponent.operand()];
    Expr::op(ast::Expr::Form(Form::Power, args))
}

/// The part of an expression that only dialects with functions of fractions accept.
pub struct NeedsMath;
impl<S> In<S> for NeedsMath {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsMath where S::Dialect: HasMath {}
