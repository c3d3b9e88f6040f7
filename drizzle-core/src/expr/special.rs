//! Intervals and networks, on the dialects that have them.
use super::{Expr, In, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp};
use crate::nullability::NotNull;
use crate::scope::{Scope, Valid};
use crate::types::{Cidr, HasSpecial, Inet, Interval, SqlType};
use std::marker::PhantomData;

/// The part of an expression that only dialects accept which have the type `T`.
pub struct Needs<T>(PhantomData<T>);
impl<T, S> In<S> for Needs<T> {
    type Null = NotNull;
}
impl<T, S: Scope> Valid<S> for Needs<T> where S::Dialect: HasSpecial<T> {}

/// An expression of two operands, on the dialects that have the type `N`.
pub type With<N, T, L, R> = Expr<Op<T, Strict, (L, (R, (Needs<N>, ())))>>;

/// A type of points in time to which an [`Interval`] can be added, or an interval.
#[diagnostic::on_unimplemented(
    message = "no interval can be added to a SQL `{Self}`",
    label = "expected a timestamp or an `Interval`"
)]
pub trait PlusInterval: SqlType {}
impl PlusInterval for Interval {}
/// A type of points in time.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no point in time",
    label = "expected a timestamp"
)]
pub trait PointInTime: PlusInterval {}
#[cfg(any(feature = "chrono", feature = "time"))]
macro_rules! points_in_time { ($($t:ty),*) => { $(impl PlusInterval for $t {} impl PointInTime for $t {})* } }
#[cfg(feature = "chrono")]
points_in_time!(chrono::DateTime<chrono::Utc>, chrono::NaiveDateTime);
#[cfg(feature = "time")]
points_in_time!(time::OffsetDateTime, time::PrimitiveDateTime);

/// `time + interval`: a point in time later, or the sum of two intervals. A month later is the same day of the next
/// month, or that month's last one.
pub fn add_interval<L: Node<Type: PlusInterval>, R: Operand<Interval, Part = P>, P>(
    time: Expr<L>,
    interval: R,
) -> With<Interval, L::Type, L, P> {
    let operands = (time.0.ast(), interval.operand());
    Expr::op(ast::Expr::binary(BinaryOp::Add, operands.0, operands.1))
}
/// `time - interval`: a point in time earlier, or the difference of two intervals.
pub fn sub_interval<L: Node<Type: PlusInterval>, R: Operand<Interval, Part = P>, P>(
    time: Expr<L>,
    interval: R,
) -> With<Interval, L::Type, L, P> {
    let operands = (time.0.ast(), interval.operand());
    Expr::op(ast::Expr::binary(BinaryOp::Sub, operands.0, operands.1))
}
/// `later - earlier`: how much time is between two points, in days and microseconds.
pub fn interval_between<L: Node<Type: PointInTime>, R: Operand<L::Type, Part = P>, P>(
    later: Expr<L>,
    earlier: R,
) -> With<Interval, Interval, L, P> {
    let operands = (later.0.ast(), earlier.operand());
    Expr::op(ast::Expr::binary(BinaryOp::Sub, operands.0, operands.1))
}

/// A type of addresses.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no address",
    label = "expected an `Inet` or `Cidr`"
)]
pub trait Address: SqlType {}
impl Address for Inet {}
impl Address for Cidr {}

/// `network >>= address`: the address, or network, is in the network, or is it.
pub fn net_contains<L: Node<Type: Address>, R: Operand<L::Type, Part = P>, P>(
    network: Expr<L>,
    address: R,
) -> With<Inet, bool, L, P> {
    let operands = (network.0.ast(), address.operand());
    Expr::op(ast::Expr::Infix(" >>= ", Box::new(operands)))
}
/// `address <<= network`: the address, or network, is in the network, or is it.
pub fn net_contained<L: Node<Type: Address>, R: Operand<L::Type, Part = P>, P>(
    address: Expr<L>,
    network: R,
) -> With<Inet, bool, L, P> {
    let operands = (address.0.ast(), network.operand());
    Expr::op(ast::Expr::Infix(" <<= ", Box::new(operands)))
}
