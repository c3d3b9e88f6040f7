//! Comparisons.
use super::{Comparable, Expr, Never, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp};
use crate::dialect::HasIlike;
use crate::query::Select;
use crate::scope::{Deferred, Free, Scope, Valid};

/// A condition made of two operands.
pub type Comparison<L, R> = Expr<Op<bool, Strict, (L, (R, ()))>>;
/// A condition that is never NULL.
pub type Test<L> = Expr<Op<bool, Never, (L, ())>>;

fn comparison<L: Node, R: Operand<T, Part = P>, T, P>(
    op: BinaryOp,
    left: L,
    right: R,
) -> Comparison<L, P> {
    Expr::op(ast::Expr::binary(op, left.ast(), right.operand()))
}

// Written out, not made by a macro: messages show these signatures.

/// `left = right`. NULL equals nothing: for that use [`is_null`].
pub fn eq<L: Node, R: Operand<L::Type, Part = P>, P>(left: Expr<L>, right: R) -> Comparison<L, P> {
    comparison(BinaryOp::Eq, left.0, right)
}
/// `left <> right`.
#[doc(alias("notEqual"))]
pub fn ne<L: Node, R: Operand<L::Type, Part = P>, P>(left: Expr<L>, right: R) -> Comparison<L, P> {
    comparison(BinaryOp::Ne, left.0, right)
}
/// `left > right`.
pub fn gt<L: Node, R: Operand<L::Type, Part = P>, P>(left: Expr<L>, right: R) -> Comparison<L, P> {
    comparison(BinaryOp::Gt, left.0, right)
}
/// `left >= right`.
#[doc(alias("ge"))]
pub fn gte<L: Node, R: Operand<L::Type, Part = P>, P>(left: Expr<L>, right: R) -> Comparison<L, P> {
    comparison(BinaryOp::Gte, left.0, right)
}
/// `left < right`.
pub fn lt<L: Node, R: Operand<L::Type, Part = P>, P>(left: Expr<L>, right: R) -> Comparison<L, P> {
    comparison(BinaryOp::Lt, left.0, right)
}
/// `left <= right`.
#[doc(alias("le"))]
pub fn lte<L: Node, R: Operand<L::Type, Part = P>, P>(left: Expr<L>, right: R) -> Comparison<L, P> {
    comparison(BinaryOp::Lte, left.0, right)
}
/// `text like pattern`. `%` is any text, `_` any character. Case matters on PostgreSQL; on SQLite it does not
/// for ASCII letters.
pub fn like<L: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<L>,
    pattern: R,
) -> Comparison<L, P> {
    comparison(BinaryOp::Like, text.0, pattern)
}
/// `text not like pattern`.
#[doc(alias("notLike"))]
pub fn not_like<L: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<L>,
    pattern: R,
) -> Comparison<L, P> {
    comparison(BinaryOp::NotLike, text.0, pattern)
}
impl<N: Node> Expr<N> {
    /// `self = right`
    pub fn eq<R: Operand<N::Type, Part = P>, P>(self, right: R) -> Comparison<N, P> {
        eq(self, right)
    }
    /// `self <> right`
    pub fn ne<R: Operand<N::Type, Part = P>, P>(self, right: R) -> Comparison<N, P> {
        ne(self, right)
    }
    /// `self > right`
    pub fn gt<R: Operand<N::Type, Part = P>, P>(self, right: R) -> Comparison<N, P> {
        gt(self, right)
    }
    /// `self >= right`
    pub fn gte<R: Operand<N::Type, Part = P>, P>(self, right: R) -> Comparison<N, P> {
        gte(self, right)
    }
    /// `self < right`
    pub fn lt<R: Operand<N::Type, Part = P>, P>(self, right: R) -> Comparison<N, P> {
        lt(self, right)
    }
    /// `self <= right`
    pub fn lte<R: Operand<N::Type, Part = P>, P>(self, right: R) -> Comparison<N, P> {
        lte(self, right)
    }
    /// `self like pattern`
    pub fn like<R: Operand<String, Part = P>, P>(self, pattern: R) -> Comparison<N, P>
    where
        N::Type: Comparable<String>,
    {
        like(self, pattern)
    }
    /// `self not like pattern`
    pub fn not_like<R: Operand<String, Part = P>, P>(self, pattern: R) -> Comparison<N, P>
    where
        N::Type: Comparable<String>,
    {
        not_like(self, pattern)
    }
}

/// A condition that needs `ILIKE`.
pub type Ilike<L, R> = Expr<Op<bool, Strict, (L, (R, (NeedsIlike, ())))>>;
/// The part of an expression that only dialects with `ILIKE` accept.
pub struct NeedsIlike;
impl<S> super::In<S> for NeedsIlike {
    type Null = crate::nullability::NotNull;
}
impl<S: Scope> Valid<S> for NeedsIlike where S::Dialect: HasIlike {}

/// `text ilike pattern`: like [`like()`], whatever the case. Not on SQLite.
pub fn ilike<L: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<L>,
    pattern: R,
) -> Ilike<L, P> {
    Expr::op(ast::Expr::binary(
        BinaryOp::Ilike,
        text.0.ast(),
        pattern.operand(),
    ))
}
/// `text not ilike pattern`. Not on SQLite.
#[doc(alias("notIlike"))]
pub fn not_ilike<L: Node<Type: Comparable<String>>, R: Operand<String, Part = P>, P>(
    text: Expr<L>,
    pattern: R,
) -> Ilike<L, P> {
    Expr::op(ast::Expr::binary(
        BinaryOp::NotIlike,
        text.0.ast(),
        pattern.operand(),
    ))
}

/// `expr is null`.
#[doc(alias("isNull"))]
pub fn is_null<N: Node>(expr: Expr<N>) -> Test<N> {
    Expr::op(ast::Expr::IsNull {
        operand: Box::new(expr.0.ast()),
        negated: false,
    })
}
/// `expr is not null`.
#[doc(alias("isNotNull"))]
pub fn is_not_null<N: Node>(expr: Expr<N>) -> Test<N> {
    Expr::op(ast::Expr::IsNull {
        operand: Box::new(expr.0.ast()),
        negated: true,
    })
}

/// A condition made of three operands.
pub type Range<N, L, H> = Expr<Op<bool, Strict, (N, (L, (H, ())))>>;

fn range<N: Node, L: Operand<N::Type, Part = P>, H: Operand<N::Type, Part = Q>, P, Q>(
    expr: Expr<N>,
    low: L,
    high: H,
    negated: bool,
) -> Range<N, P, Q> {
    Expr::op(ast::Expr::Between {
        operands: Box::new((expr.0.ast(), low.operand(), high.operand())),
        negated,
    })
}
/// `expr between low and high`, both included.
pub fn between<N: Node, L: Operand<N::Type, Part = P>, H: Operand<N::Type, Part = Q>, P, Q>(
    expr: Expr<N>,
    low: L,
    high: H,
) -> Range<N, P, Q> {
    range(expr, low, high, false)
}
/// `expr not between low and high`.
#[doc(alias("notBetween"))]
pub fn not_between<N: Node, L: Operand<N::Type, Part = P>, H: Operand<N::Type, Part = Q>, P, Q>(
    expr: Expr<N>,
    low: L,
    high: H,
) -> Range<N, P, Q> {
    range(expr, low, high, true)
}

/// What `in` searches: a list of values, or a subquery with one column.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of `{T}`",
    label = "expected a list of `{T}` values, or a subquery that selects one `{T}`"
)]
pub trait InList<T> {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr;
}

fn in_list<T, V: Operand<T>>(
    operand: ast::Expr,
    list: impl IntoIterator<Item = V>,
    negated: bool,
) -> ast::Expr {
    ast::Expr::InList {
        operand: Box::new(operand),
        list: list.into_iter().map(Operand::operand).collect(),
        negated,
    }
}
impl<T, V: Operand<T>> InList<T> for Vec<V> {
    type Part = V::Part;
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr {
        in_list(operand, self, negated)
    }
}
impl<T, V: Operand<T>, const N: usize> InList<T> for [V; N] {
    type Part = V::Part;
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr {
        in_list(operand, self, negated)
    }
}
impl<'v, T, V> InList<T> for &'v [V]
where
    &'v V: Operand<T>,
{
    type Part = <&'v V as Operand<T>>::Part;
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr {
        in_list(operand, self, negated)
    }
}
impl<'v, T, V> InList<T> for &'v Vec<V>
where
    &'v V: Operand<T>,
{
    type Part = <&'v V as Operand<T>>::Part;
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr {
        in_list(operand, self, negated)
    }
}
impl<T, N: Node, S, P, R> InList<T> for Select<Free, Expr<N>, S, Deferred<P, R>>
where
    N::Type: Comparable<T>,
{
    type Part = crate::query::Sub<Expr<N>, S, P>;
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr {
        ast::Expr::InQuery {
            operand: Box::new(operand),
            query: self.into_query(),
            negated,
        }
    }
}

/// `expr in (..)`. Nothing is in an empty list.
#[doc(alias("inArray", "eq_any", "is_in"))]
pub fn in_array<N: Node, L: InList<N::Type, Part = P>, P>(
    expr: Expr<N>,
    list: L,
) -> Comparison<N, P> {
    Expr::op(list.within(expr.0.ast(), false))
}
/// `expr not in (..)`. Everything is outside an empty list.
#[doc(alias("notInArray", "ne_all", "is_not_in"))]
pub fn not_in_array<N: Node, L: InList<N::Type, Part = P>, P>(
    expr: Expr<N>,
    list: L,
) -> Comparison<N, P> {
    Expr::op(list.within(expr.0.ast(), true))
}

impl<N: Node> Expr<N> {
    /// `self is null`.
    pub fn is_null(self) -> Test<N> {
        is_null(self)
    }
    /// `self is not null`.
    pub fn is_not_null(self) -> Test<N> {
        is_not_null(self)
    }
    /// `self between low and high`, both included.
    pub fn between<L: Operand<N::Type, Part = P>, H: Operand<N::Type, Part = Q>, P, Q>(
        self,
        low: L,
        high: H,
    ) -> Range<N, P, Q> {
        between(self, low, high)
    }
    /// `self not between low and high`.
    pub fn not_between<L: Operand<N::Type, Part = P>, H: Operand<N::Type, Part = Q>, P, Q>(
        self,
        low: L,
        high: H,
    ) -> Range<N, P, Q> {
        not_between(self, low, high)
    }
    /// `self in (..)`.
    pub fn in_array<L: InList<N::Type, Part = P>, P>(self, list: L) -> Comparison<N, P> {
        in_array(self, list)
    }
    /// `self not in (..)`.
    pub fn not_in_array<L: InList<N::Type, Part = P>, P>(self, list: L) -> Comparison<N, P> {
        not_in_array(self, list)
    }
    /// `self ilike pattern`. Not on SQLite.
    pub fn ilike<R: Operand<String, Part = P>, P>(self, pattern: R) -> Ilike<N, P>
    where
        N::Type: Comparable<String>,
    {
        ilike(self, pattern)
    }
    /// `self not ilike pattern`. Not on SQLite.
    pub fn not_ilike<R: Operand<String, Part = P>, P>(self, pattern: R) -> Ilike<N, P>
    where
        N::Type: Comparable<String>,
    {
        not_ilike(self, pattern)
    }
}
