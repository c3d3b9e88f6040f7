//! Aggregates of some rows only.
use super::{Aggregate, Expr, Node, Op, Predicate};
use crate::ast;
use crate::scope::BoundNullable;

/// An aggregate of the rows for which a condition of the part `C` holds.
pub type Filtered<T, N, P, C> = Expr<Op<T, Aggregate<N>, (P, (C, (BoundNullable, ())))>>;

impl<T, N, P> Expr<Op<T, Aggregate<N>, P>> {
    /// The aggregate of the rows for which this holds: `filter (where ..)`, or the same with `case` where there is no
    /// such clause. The other rows stay for the other aggregates.
    ///
    /// ```
    /// use drizzle_core::expr::{count_all, gt, val};
    /// let some = count_all().filter(gt(val(2), 1));
    /// # _ = some;
    /// ```
    pub fn filter<C: Predicate<Part = Q>, Q>(self, condition: C) -> Filtered<T, N, P, Q> {
        let parts = (self.0.ast(), condition.predicate());
        Expr::op(ast::Expr::Filtered(Box::new(parts)))
    }
}
