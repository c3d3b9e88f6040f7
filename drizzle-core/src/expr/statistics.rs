//! Aggregates of truth values, and of how far numbers lie apart.
use super::{Aggregate, Expr, Node, Numeric, Op};
use crate::ast;
use crate::dialect::HasStddev;
use crate::nullability::{NotNull, Nullable};
use crate::scope::{In, Scope, Valid};
use crate::types::SqlType;
use crate::value::Kind;

fn aggregate<T, P>(
    name: &'static str,
    operand: ast::Expr,
    kind: Kind,
) -> Expr<Op<T, Aggregate<Nullable>, P>> {
    Expr::op(ast::Expr::Aggregate {
        name,
        distinct: false,
        operand: Some(Box::new(operand)),
        kind: Some(kind),
    })
}

/// An aggregate of truth values.
pub type Truth<N> = Expr<Op<bool, Aggregate<Nullable>, (N, ())>>;

/// Whether it holds in each row; NULL, hence `None`, of no rows. Rows where it is NULL do not count.
///
/// ```
/// use drizzle_core::expr::{bool_and, gt, val};
/// let all = bool_and(gt(val(2), 1));
/// # _ = all;
/// ```
pub fn bool_and<N: Node<Type = bool>>(condition: Expr<N>) -> Truth<N> {
    aggregate("bool_and", condition.0.ast(), Kind::Bool)
}
/// Whether it holds in some row; NULL, hence `None`, of no rows. Rows where it is NULL do not count.
pub fn bool_or<N: Node<Type = bool>>(condition: Expr<N>) -> Truth<N> {
    aggregate("bool_or", condition.0.ast(), Kind::Bool)
}

/// A measure of how far numbers lie apart, as a float.
pub type Spread<N> = Expr<Op<f64, Aggregate<Nullable>, (N, (NeedsStddev, ()))>>;

fn spread<N: Node<Type: Numeric>>(name: &'static str, number: Expr<N>) -> Spread<N> {
    let operand = number.0.ast();
    let operand = match <N::Type as SqlType>::KIND {
        Kind::F64 => operand,
        _ => ast::Expr::Cast(Box::new(operand), Kind::F64, None),
    };
    aggregate(name, operand, Kind::F64)
}
/// The standard deviation of numbers that are all there are; `None` of no numbers. Not on SQLite.
pub fn stddev_pop<N: Node<Type: Numeric>>(number: Expr<N>) -> Spread<N> {
    spread("stddev_pop", number)
}
/// The standard deviation of numbers that are a sample of more; `None` of fewer than two. Not on SQLite.
pub fn stddev_samp<N: Node<Type: Numeric>>(number: Expr<N>) -> Spread<N> {
    spread("stddev_samp", number)
}
/// The variance of numbers that are all there are; `None` of no numbers. Not on SQLite.
pub fn var_pop<N: Node<Type: Numeric>>(number: Expr<N>) -> Spread<N> {
    spread("var_pop", number)
}
/// The variance of numbers that are a sample of more; `None` of fewer than two. Not on SQLite.
pub fn var_samp<N: Node<Type: Numeric>>(number: Expr<N>) -> Spread<N> {
    spread("var_samp", number)
}

/// The part of an expression that only dialects with `stddev` and `variance` accept.
pub struct NeedsStddev;
impl<S> In<S> for NeedsStddev {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsStddev where S::Dialect: HasStddev {}
