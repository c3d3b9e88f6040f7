//! Aggregates.
use super::{Aggregate, Expr, Node, Numeric, Op};
use crate::ast;
use crate::nullability::{NotNull, Nullable};
use crate::types::SqlType;
use crate::value::Kind;

fn aggregate<T, N, P: Node>(
    name: &'static str,
    distinct: bool,
    operand: Expr<P>,
    kind: Option<Kind>,
) -> Expr<Op<T, Aggregate<N>, (P, ())>> {
    Expr::op(ast::Expr::Aggregate {
        name,
        distinct,
        operand: Some(Box::new(operand.0.ast())),
        kind,
    })
}

/// The kind of a number.
fn number<N: Node<Type: Numeric>>() -> Option<Kind> {
    Some(<N::Type as SqlType>::KIND)
}

/// The type of an aggregate that is never NULL.
pub type Counted<P> = Expr<Op<i64, Aggregate<NotNull>, P>>;
/// The type of an aggregate that is NULL over no rows.
pub type Aggregated<T, P> = Expr<Op<T, Aggregate<Nullable>, (P, ())>>;

/// What `count(*)` is made of.
pub type CountAll = Op<i64, Aggregate<NotNull>, ()>;

/// The number of rows: `count(*)`.
#[doc(alias("count_star", "$count"))]
pub fn count_all() -> Counted<()> {
    Expr::op(ast::Expr::Aggregate {
        name: "count",
        distinct: false,
        operand: None,
        kind: None,
    })
}
/// The number of values that are not NULL.
pub fn count<N: Node>(expr: Expr<N>) -> Counted<(N, ())> {
    aggregate("count", false, expr, None)
}
/// The number of distinct values that are not NULL.
#[doc(alias("countDistinct"))]
pub fn count_distinct<N: Node>(expr: Expr<N>) -> Counted<(N, ())> {
    aggregate("count", true, expr, None)
}

#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` can't be summed",
    label = "a sum needs a number"
)]
/// The type of a sum: `i64` of integers, otherwise (and of `u64`) the type summed.
pub trait Sum: Numeric {
    /// The sum's type.
    type Sum;
}
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` has no average",
    label = "an average needs a number"
)]
/// The type of an average: `f64` of integers and floats, `Decimal` of decimals.
pub trait Avg: Numeric {
    /// The average's type.
    type Avg;
}
macro_rules! sums { ($($t:ty => $sum:ty, $avg:ty;)*) => { $(impl Sum for $t { type Sum = $sum; } impl Avg for $t { type Avg = $avg; })* } }
sums! { i8 => i64, f64; u8 => i64, f64; u16 => i64, f64; u32 => i64, f64; u64 => u64, f64; i16 => i64, f64; i32 => i64, f64; i64 => i64, f64; f32 => f32, f64; f64 => f64, f64; }
#[cfg(feature = "rust_decimal")]
sums! { rust_decimal::Decimal => rust_decimal::Decimal, rust_decimal::Decimal; }

/// The sum of the values; NULL, hence `None`, of no values.
pub fn sum<N: Node<Type: Sum<Sum = T>>, T>(expr: Expr<N>) -> Aggregated<T, N> {
    aggregate("sum", false, expr, number::<N>())
}
/// The sum of the distinct values.
#[doc(alias("sumDistinct"))]
pub fn sum_distinct<N: Node<Type: Sum<Sum = T>>, T>(expr: Expr<N>) -> Aggregated<T, N> {
    aggregate("sum", true, expr, number::<N>())
}
/// The average of the values; `None` of no values.
pub fn avg<N: Node<Type: Avg<Avg = T>>, T>(expr: Expr<N>) -> Aggregated<T, N> {
    aggregate("avg", false, expr, number::<N>())
}
/// The average of the distinct values.
#[doc(alias("avgDistinct"))]
pub fn avg_distinct<N: Node<Type: Avg<Avg = T>>, T>(expr: Expr<N>) -> Aggregated<T, N> {
    aggregate("avg", true, expr, number::<N>())
}
/// The smallest value; `None` of no values.
pub fn min<N: Node>(expr: Expr<N>) -> Aggregated<N::Type, N> {
    aggregate("min", false, expr, None)
}
/// The greatest value; `None` of no values.
pub fn max<N: Node>(expr: Expr<N>) -> Aggregated<N::Type, N> {
    aggregate("max", false, expr, None)
}

impl<N: Node> Expr<N> {
    /// The number of values that are not NULL.
    pub fn count(self) -> Counted<(N, ())> {
        count(self)
    }
    /// The number of distinct values that are not NULL.
    pub fn count_distinct(self) -> Counted<(N, ())> {
        count_distinct(self)
    }
    /// The sum of the distinct values; `None` of no values.
    pub fn sum_distinct<T>(self) -> Aggregated<T, N>
    where
        N::Type: Sum<Sum = T>,
    {
        sum_distinct(self)
    }
    /// The average of the distinct values; `None` of no values.
    pub fn avg_distinct<T>(self) -> Aggregated<T, N>
    where
        N::Type: Avg<Avg = T>,
    {
        avg_distinct(self)
    }
    /// The sum of the values; `None` of no values.
    pub fn sum<T>(self) -> Aggregated<T, N>
    where
        N::Type: Sum<Sum = T>,
    {
        sum(self)
    }
    /// The average of the values; `None` of no values.
    pub fn avg<T>(self) -> Aggregated<T, N>
    where
        N::Type: Avg<Avg = T>,
    {
        avg(self)
    }
    /// The smallest value; `None` of no values.
    pub fn min(self) -> Aggregated<N::Type, N> {
        min(self)
    }
    /// The greatest value; `None` of no values.
    pub fn max(self) -> Aggregated<N::Type, N> {
        max(self)
    }
}
