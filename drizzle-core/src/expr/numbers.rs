//! Rounding, logarithms, chance, and bits.
use super::{
    Expr, Fraction, Function, Function2, MathFunction, Never, Node, Numeric, Op, Operand, Strict,
};
use crate::ast::{self, Form, NumberForm, Piece};
use crate::types::SqlType;
use crate::value::Kind;
use std::ops::{BitAnd, BitOr, BitXor};

fn form<T, R, P>(form: NumberForm, args: Vec<ast::Expr>) -> Expr<Op<T, R, P>> {
    Expr::op(ast::Expr::Form(Form::Number(form), args))
}

/// The nearest whole number. Of two that are equally near, it is the one that the database takes: databases differ in
/// that for floats.
pub fn round<N: Node<Type: Fraction>>(number: Expr<N>) -> Function<N::Type, N> {
    form(NumberForm::Round, vec![number.0.ast()])
}
/// The nearest number with so many decimals; see [`round`].
///
/// ```
/// use drizzle_core::expr::{round_to, val};
/// let price = round_to(val(2.345), 2);
/// # _ = price;
/// ```
pub fn round_to<N: Node<Type: Fraction>>(number: Expr<N>, decimals: u8) -> Function<N::Type, N> {
    let decimals = ast::Expr::Raw(vec![Piece::Text(decimals.to_string().into())]);
    let args = vec![number.0.ast(), decimals];
    match <N::Type as SqlType>::KIND {
        Kind::F32 | Kind::F64 => form(NumberForm::RoundFloatTo, args),
        _ => form(NumberForm::RoundTo, args),
    }
}
/// The number without its decimals. Not on SQLite.
pub fn trunc<N: Node<Type: Fraction>>(number: Expr<N>) -> MathFunction<N::Type, N, ()> {
    form(NumberForm::Trunc, vec![number.0.ast()])
}
/// -1 of a negative number, 0 of zero, 1 of a positive one.
pub fn sign<N: Node<Type: Numeric>>(number: Expr<N>) -> Function<i32, N> {
    form(NumberForm::Sign, vec![number.0.ast()])
}
/// e to the power of the number. Not on SQLite.
pub fn exp<N: Node<Type = f64>>(number: Expr<N>) -> MathFunction<f64, N, ()> {
    form(NumberForm::Exp, vec![number.0.ast()])
}
/// The natural logarithm. Not on SQLite. Of what has none, PostgreSQL, CockroachDB and SQL Server fail, MySQL gives NULL.
pub fn ln<N: Node<Type = f64>>(number: Expr<N>) -> MathFunction<f64, N, ()> {
    form(NumberForm::Ln, vec![number.0.ast()])
}
/// The logarithm to the base of ten; see [`ln`]. Not on SQLite.
pub fn log10<N: Node<Type = f64>>(number: Expr<N>) -> MathFunction<f64, N, ()> {
    form(NumberForm::Log10, vec![number.0.ast()])
}
/// A number from 0 on and less than 1, another one in each row. It is not for secrets.
pub fn random() -> Expr<Op<f64, Never, ()>> {
    form(NumberForm::Random, Vec::new())
}

/// A type of integers whose bits can be computed with on every database.
#[diagnostic::on_unimplemented(
    message = "the bits of a SQL `{Self}` can't be computed with",
    label = "expected an integer of at most 64 bits with a sign, or 32 without",
    note = "`cast::<i64>()` makes one of another integer"
)]
pub trait Bits: Numeric {}
macro_rules! bits { ($($t:ty),*) => { $(impl Bits for $t {})* } }
bits!(i8, i16, i32, i64, u8, u16, u32);

macro_rules! operators {
    ($($trait:ident $method:ident $form:ident;)*) => {$(
        impl<N: Node, R: Operand<N::Type>> $trait<R> for Expr<N> where N::Type: Bits {
            type Output = Function2<N::Type, N, R::Part>;
            fn $method(self, right: R) -> Self::Output {
                form(NumberForm::$form, vec![self.0.ast(), right.operand()])
            }
        }
    )*};
}
operators! { BitAnd bitand BitAnd; BitOr bitor BitOr; BitXor bitxor BitXor; }
/// A type of integers with a sign.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` can't be turned over bit by bit",
    label = "expected an integer with a sign",
    note = "without a sign, the result depends on how wide the column is, which differs between databases"
)]
pub trait Signed: Bits {}
impl Signed for i8 {}
impl Signed for i16 {}
impl Signed for i32 {}
impl Signed for i64 {}
/// The number with every bit the other way round.
pub fn bit_not<N: Node<Type: Signed>>(number: Expr<N>) -> Expr<Op<N::Type, Strict, (N, ())>> {
    form(NumberForm::BitNot, vec![number.0.ast()])
}
