//! Expressions that may be NULL as far as types go.
use super::{Always, Expr, Node, Op};

/// The same expression, which may be NULL: where a column of another query that is united with this one may.
///
/// ```
/// # use drizzle_core::{dialect::Sqlite, expr::{nullable, val}, query::select};
/// let query = select(nullable(val(1)));
/// assert_eq!(query.to_sql::<Sqlite>()?.text, "select ?");
/// # Ok::<(), drizzle_core::Error>(())
/// ```
pub fn nullable<N: Node>(expr: Expr<N>) -> Expr<Op<N::Type, Always, (N, ())>> {
    Expr::op(expr.0.ast())
}
