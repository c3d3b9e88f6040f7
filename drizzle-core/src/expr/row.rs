//! Rows as operands: `(a, b) > (x, y)`.
use super::{Expr, In, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp, RowTestKind};
use crate::dialect::HasRows;
use crate::nullability::{NotNull, Nullable};
use crate::query::{Select, Sub};
use crate::scope::{Deferred, Free, Scope, Valid};
use std::marker::PhantomData;
use std::sync::Arc;

/// Several expressions as one operand: what [`row`] gives.
#[derive(Debug, Clone)]
#[must_use = "compare it, or ask whether it is among others"]
pub struct Row<L>(L);

/// Several expressions that are compared with as many others, the first ones that differ deciding:
/// `row((posts::score, posts::id)).lt((10, 7))`. SQL Server has it written as `score < 10 or score = 10 and id < 7`.
///
/// ```
/// use drizzle_core::expr::{row, val};
/// let later = row((val(1), val("b"))).gt((1, "a"));
/// let known = row((val(1), val("b"))).in_rows([(1, "a"), (1, "b")]);
/// # _ = (later, known);
/// ```
pub fn row<L: RowCells>(cells: L) -> Row<L> {
    Row(cells)
}

/// A tuple of two to six expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no row",
    label = "expected a tuple of two to six columns or expressions"
)]
pub trait RowCells {
    /// What they are within a scope.
    type Part;
    #[doc(hidden)]
    fn cells(self) -> Vec<ast::Expr>;
}
/// A tuple that can be compared with the row `L`: for each of its expressions a value or expression of the same type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be compared with this row",
    label = "expected a tuple with as many values, each of the type of the row's expression in this place"
)]
pub trait RowOf<L> {
    /// What its values are within a scope.
    type Part;
    #[doc(hidden)]
    fn cells(self) -> Vec<ast::Expr>;
}
macro_rules! rows {
    ($($n:ident $r:ident),*) => {
        impl<$($n: Node),*> RowCells for ($(Expr<$n>,)*) {
            type Part = rows!(@parts $($n)*);
            #[allow(non_snake_case)]
            fn cells(self) -> Vec<ast::Expr> {
                let ($($n,)*) = self;
                vec![$($n.0.ast()),*]
            }
        }
        impl<$($n: Node, $r: Operand<$n::Type>),*> RowOf<($(Expr<$n>,)*)> for ($($r,)*) {
            type Part = rows!(@parts_of $($r)*);
            #[allow(non_snake_case)]
            fn cells(self) -> Vec<ast::Expr> {
                let ($($r,)*) = self;
                vec![$($r.operand()),*]
            }
        }
    };
    (@parts $head:ident $($tail:ident)*) => { ($head, rows!(@parts $($tail)*)) };
    (@parts) => { () };
    (@parts_of $head:ident $($tail:ident)*) => { ($head::Part, rows!(@parts_of $($tail)*)) };
    (@parts_of) => { () };
}
rows!(N1 R1, N2 R2);
rows!(N1 R1, N2 R2, N3 R3);
rows!(N1 R1, N2 R2, N3 R3, N4 R4);
rows!(N1 R1, N2 R2, N3 R3, N4 R4, N5 R5);
rows!(N1 R1, N2 R2, N3 R3, N4 R4, N5 R5, N6 R6);

/// A condition on a row of the part `L`.
pub type RowCondition<L, P> = Expr<Op<bool, Strict, (L, (P, ()))>>;

impl<L: RowCells<Part = P>, P> Row<L> {
    fn test<Q>(self, test: RowTestKind) -> RowCondition<P, Q> {
        Expr::op(ast::Expr::RowTest(Box::new(ast::RowTest {
            row: self.0.cells(),
            test,
        })))
    }
    /// All values are equal.
    pub fn eq<R: RowOf<L, Part = Q>, Q>(self, other: R) -> RowCondition<P, Q> {
        self.test(RowTestKind::Compare(BinaryOp::Eq, other.cells()))
    }
    /// Some values differ.
    pub fn ne<R: RowOf<L, Part = Q>, Q>(self, other: R) -> RowCondition<P, Q> {
        self.test(RowTestKind::Compare(BinaryOp::Ne, other.cells()))
    }
    /// Of the first values that differ, the row's is less.
    pub fn lt<R: RowOf<L, Part = Q>, Q>(self, other: R) -> RowCondition<P, Q> {
        self.test(RowTestKind::Compare(BinaryOp::Lt, other.cells()))
    }
    /// Of the first values that differ, the row's is less; or none differ.
    pub fn lte<R: RowOf<L, Part = Q>, Q>(self, other: R) -> RowCondition<P, Q> {
        self.test(RowTestKind::Compare(BinaryOp::Lte, other.cells()))
    }
    /// Of the first values that differ, the row's is greater.
    pub fn gt<R: RowOf<L, Part = Q>, Q>(self, other: R) -> RowCondition<P, Q> {
        self.test(RowTestKind::Compare(BinaryOp::Gt, other.cells()))
    }
    /// Of the first values that differ, the row's is greater; or none differ.
    pub fn gte<R: RowOf<L, Part = Q>, Q>(self, other: R) -> RowCondition<P, Q> {
        self.test(RowTestKind::Compare(BinaryOp::Gte, other.cells()))
    }
    /// The row is one of these. Nothing is in an empty list.
    pub fn in_rows<R: RowOf<L, Part = Q>, Q>(
        self,
        rows: impl IntoIterator<Item = R>,
    ) -> RowCondition<P, Q> {
        let rows = rows.into_iter().map(RowOf::cells).collect();
        self.test(RowTestKind::In(rows, false))
    }
    /// The row is none of these. Everything is outside an empty list.
    pub fn not_in_rows<R: RowOf<L, Part = Q>, Q>(
        self,
        rows: impl IntoIterator<Item = R>,
    ) -> RowCondition<P, Q> {
        let rows = rows.into_iter().map(RowOf::cells).collect();
        self.test(RowTestKind::In(rows, true))
    }
    /// The row is one of those that the subquery gives. Not on SQL Server.
    pub fn in_query<Q: RowQuery<L, Part = X>, X>(
        self,
        query: Q,
    ) -> RowCondition<P, (X, (NeedsRows, ()))> {
        let query = query.query();
        self.test(RowTestKind::InQuery(query, false))
    }
    /// The row is none of those that the subquery gives. Not on SQL Server.
    pub fn not_in_query<Q: RowQuery<L, Part = X>, X>(
        self,
        query: Q,
    ) -> RowCondition<P, (X, (NeedsRows, ()))> {
        let query = query.query();
        self.test(RowTestKind::InQuery(query, true))
    }
}

/// A subquery whose rows can be compared with the row `L`.
#[diagnostic::on_unimplemented(
    message = "the rows of this subquery can't be compared with this row",
    label = "expected a subquery that selects a tuple with as many values, each of the type of the row's expression in this place"
)]
pub trait RowQuery<L> {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn query(self) -> Arc<ast::Query>;
}
impl<L, Sel: RowOf<L> + Clone, S, P, R> RowQuery<L> for Select<Free, Sel, S, Deferred<P, R>> {
    type Part = RowsOf<Sub<Sel, S, P>>;
    fn query(self) -> Arc<ast::Query> {
        self.into_rows(RowOf::cells)
    }
}

/// The part of an expression that is a subquery with several columns, which may be NULL.
pub struct RowsOf<P>(PhantomData<P>);
impl<P, S> In<S> for RowsOf<P> {
    type Null = Nullable;
}
impl<P: Valid<S>, S> Valid<S> for RowsOf<P> {}

/// The part of an expression that only dialects with rows as operands accept.
pub struct NeedsRows;
impl<S> In<S> for NeedsRows {
    type Null = NotNull;
}
impl<S: Scope> Valid<S> for NeedsRows where S::Dialect: HasRows {}
