//! `+ - * / %` on numeric expressions.
use super::{Expr, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp};
use std::ops::{Add, Div, Mul, Rem, Sub};

/// That values of this SQL type are numbers.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is not a number",
    label = "arithmetic needs a number"
)]
pub trait Numeric: crate::types::SqlType {
    /// The operator that divides them: integers by integers gives an integer.
    #[doc(hidden)]
    const DIV: BinaryOp = BinaryOp::Div;
}
macro_rules! integers { ($($t:ty),*) => { $(impl Numeric for $t { const DIV: BinaryOp = BinaryOp::IntDiv; })* } }
integers!(i8, i16, i32, i64, u8, u16, u32, u64);
impl Numeric for f32 {}
impl Numeric for f64 {}
#[cfg(feature = "rust_decimal")]
impl Numeric for rust_decimal::Decimal {}

macro_rules! operators {
    ($($trait:ident $method:ident ($op:expr);)*) => {$(
        impl<N: Node, R: Operand<N::Type>> $trait<R> for Expr<N> where N::Type: Numeric {
            type Output = Expr<Op<N::Type, Strict, (N, (R::Part, ()))>>;
            fn $method(self, right: R) -> Self::Output {
                Expr::op(ast::Expr::binary($op, self.0.ast(), right.operand()))
            }
        }
    )*};
}
operators! { Add add (BinaryOp::Add); Sub sub (BinaryOp::Sub); Mul mul (BinaryOp::Mul); Div div (N::Type::DIV); Rem rem (BinaryOp::Rem); }
