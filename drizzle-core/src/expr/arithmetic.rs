//! `+ - * / %` on numeric expressions.
use super::{Expr, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp};
use std::ops::{Add, Div, Mul, Rem, Sub};

/// That values of this SQL type are numbers.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is not a number",
    label = "arithmetic needs a number"
)]
pub trait Numeric {}
macro_rules! numeric { ($($t:ty),*) => { $(impl Numeric for $t {})* } }
numeric!(i16, i32, i64, f32, f64);
#[cfg(feature = "rust_decimal")]
impl Numeric for rust_decimal::Decimal {}

macro_rules! operators {
    ($($trait:ident $method:ident $op:ident;)*) => {$(
        impl<N: Node, R: Operand<N::Type>> $trait<R> for Expr<N> where N::Type: Numeric {
            type Output = Expr<Op<N::Type, Strict, (N, (R::Part, ()))>>;
            fn $method(self, right: R) -> Self::Output {
                Expr::op(ast::Expr::binary(BinaryOp::$op, self.0.ast(), right.operand()))
            }
        }
    )*};
}
operators! { Add add Add; Sub sub Sub; Mul mul Mul; Div div Div; Rem rem Rem; }
