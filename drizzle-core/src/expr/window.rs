//! Window functions: values that depend on rows around the current one.
use super::{Aggregate, Always, Expr, Never, Node, Op, Operand, Rule, Strict};
use crate::ast;
use crate::dialect::HasNthValue;
use crate::expr::frame::{InWindow, OverWindow};
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::scope::{In, Scope, Valid};
use crate::value::{Kind, Value};
use std::marker::PhantomData;

/// A function that needs a window: `row_number().over(window().order_by(users::id))`.
#[must_use = "say over which rows: `.over(window())`"]
pub struct WindowFunction<T, R, P> {
    call: ast::Expr,
    types: PhantomData<fn() -> (T, R, P)>,
}
impl<T, R, P> Clone for WindowFunction<T, R, P> {
    fn clone(&self) -> Self {
        function(self.call.clone())
    }
}
impl<T, R, P> std::fmt::Debug for WindowFunction<T, R, P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.call.fmt(f)
    }
}

/// An expression over a window: of type `T`, nullable by the rule `R`, of the parts `P`, within the window of parts `W`.
pub type Windowed<T, R, P, W, E> = Expr<Op<T, R, (P, InWindow<W, E>)>>;
/// What counts rows: never NULL.
pub type RowCounter<T> = WindowFunction<T, Over<Never>, ()>;

/// The nullability of a function that does not depend on its window.
pub struct Over<R>(PhantomData<R>);
impl<R: Rule<P, S>, P, W, E, S> Rule<(P, InWindow<W, E>), S> for Over<R> {
    type Null = R::Null;
}
/// NULL if the value may be, or there may be no row to take it from.
pub struct OfFrame;
impl<P: In<S>, W, E: Nullability, S> Rule<(P, InWindow<W, E>), S> for OfFrame {
    type Null = <P::Null as Nullability>::Or<E>;
}
/// How an aggregate of nullability `Self` over no rows follows its rows when it has a window.
pub trait AggregateOver {
    /// The rule.
    type Rule;
}
impl AggregateOver for NotNull {
    type Rule = Over<Never>;
}
impl AggregateOver for Nullable {
    type Rule = OfFrame;
}

fn function<T, R, P>(call: ast::Expr) -> WindowFunction<T, R, P> {
    WindowFunction {
        call,
        types: PhantomData,
    }
}
fn call<T, R, P>(name: &'static str, args: Vec<ast::Expr>) -> WindowFunction<T, R, P> {
    function(ast::Expr::Call(name, args))
}
/// A number that is part of the text: databases want these to be literals.
fn number(n: u32) -> ast::Expr {
    ast::Expr::Raw(vec![ast::Piece::Text(n.to_string().into())])
}
/// A number that has to be 1 or more.
fn positive(n: u32, of: &str) -> ast::Expr {
    if n > 0 {
        return number(n);
    }
    let reason = format!("the number of `{of}` has to be 1 or more");
    ast::Expr::Value(Value::Invalid(Kind::I64, reason.into()))
}

impl<T, R, P> WindowFunction<T, R, P> {
    /// Over the rows of this window.
    pub fn over<V: OverWindow<Parts = W, Empty = E>, W, E>(
        self,
        window: V,
    ) -> Windowed<T, R, P, W, E> {
        Expr::op(ast::Expr::Over(Box::new((self.call, window.into_ast()))))
    }
}
impl<T, N: AggregateOver, P> Expr<Op<T, Aggregate<N>, P>> {
    /// The aggregate over a window: of the rows around each row, which all stay.
    ///
    /// MariaDB up to 11.8 computes `count_all().over(window())`, an aggregate over a partition and one over a frame that
    /// ends with `unbounded_following()` wrongly if they stand in one select, also if it is written by hand: the second is
    /// NULL where the value of the row itself is. Put one of them into a subquery there.
    ///
    /// ```
    /// use drizzle_core::expr::{count_all, window};
    /// let all = count_all().over(window());
    /// # _ = all;
    /// ```
    pub fn over<V: OverWindow<Parts = W, Empty = E>, W, E>(
        self,
        window: V,
    ) -> Windowed<T, N::Rule, P, W, E> {
        Expr::op(ast::Expr::Over(Box::new((self.0.ast(), window.into_ast()))))
    }
}

/// The number of the row, counted from 1.
///
/// ```
/// use drizzle_core::expr::{row_number, window};
/// let number = row_number().over(window());
/// # _ = number;
/// ```
pub fn row_number() -> RowCounter<i64> {
    call("row_number", Vec::new())
}
/// The number of the first row that is equal in the order: 1, 2, 2, 4.
pub fn rank() -> RowCounter<i64> {
    call("rank", Vec::new())
}
/// The number of distinct places in the order so far: 1, 2, 2, 3.
pub fn dense_rank() -> RowCounter<i64> {
    call("dense_rank", Vec::new())
}
/// The rank from 0 to 1: `(rank - 1) / (rows - 1)`.
pub fn percent_rank() -> RowCounter<f64> {
    call("percent_rank", Vec::new())
}
/// The part of the rows that are not after this one, greater than 0 and at most 1.
pub fn cume_dist() -> RowCounter<f64> {
    call("cume_dist", Vec::new())
}
/// Which of so many parts of equal size the row is in, counted from 1.
pub fn ntile(parts: u32) -> RowCounter<i64> {
    call("ntile", vec![positive(parts, "ntile")])
}

/// A function of a value of another row.
pub type ValueFunction<N, R> = WindowFunction<<N as Node>::Type, R, (N, ())>;

/// The value so many rows before; NULL if there is no such row.
pub fn lag<N: Node>(value: Expr<N>, rows: u32) -> ValueFunction<N, Over<Always>> {
    call("lag", vec![value.0.ast(), number(rows)])
}
/// The value so many rows after; NULL if there is no such row.
pub fn lead<N: Node>(value: Expr<N>, rows: u32) -> ValueFunction<N, Over<Always>> {
    call("lead", vec![value.0.ast(), number(rows)])
}
/// The value so many rows before, or another if there is no such row.
pub fn lag_or<N: Node, D: Operand<N::Type, Part = P>, P>(
    value: Expr<N>,
    rows: u32,
    default: D,
) -> WindowFunction<N::Type, Over<Strict>, (N, (P, ()))> {
    call("lag", vec![value.0.ast(), number(rows), default.operand()])
}
/// The value so many rows after, or another if there is no such row.
pub fn lead_or<N: Node, D: Operand<N::Type, Part = P>, P>(
    value: Expr<N>,
    rows: u32,
    default: D,
) -> WindowFunction<N::Type, Over<Strict>, (N, (P, ()))> {
    call("lead", vec![value.0.ast(), number(rows), default.operand()])
}
/// The value of the frame's first row.
pub fn first_value<N: Node>(value: Expr<N>) -> ValueFunction<N, OfFrame> {
    call("first_value", vec![value.0.ast()])
}
/// The value of the frame's last row. By default a frame with an order ends with the current row:
/// `rows_between(unbounded_preceding(), unbounded_following())` says otherwise.
pub fn last_value<N: Node>(value: Expr<N>) -> ValueFunction<N, OfFrame> {
    call("last_value", vec![value.0.ast()])
}
/// The value of the frame's row of this number, counted from 1; NULL if there is no such row. Not on SQL Server.
pub fn nth_value<N: Node>(
    value: Expr<N>,
    row: u32,
) -> WindowFunction<N::Type, Over<Always>, (N, (NeedsNthValue, ()))> {
    call("nth_value", vec![value.0.ast(), positive(row, "nth_value")])
}

/// The part of an expression that only dialects with `nth_value` accept.
pub struct NeedsNthValue;
impl<S> In<S> for NeedsNthValue {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsNthValue where S::Dialect: HasNthValue {}
