//! Comparisons.
use super::{Expr, Never, Node, Op, Operand, Strict};
use crate::ast::{self, BinaryOp};
use crate::dialect::HasIlike;
use crate::query::Select;
use crate::scope::{Deferred, Free, Scope, Valid};

/// A condition made of two operands.
pub type Comparison<L, R> = Expr<Op<bool, Strict, (L, (R, ()))>>;
/// A condition that is never NULL.
pub type Test<L> = Expr<Op<bool, Never, (L, ())>>;

fn comparison<L: Node, R: Operand<T>, T>(op: BinaryOp, left: L, right: R) -> Comparison<L, R::Part> {
    Expr::op(ast::Expr::binary(op, left.ast(), right.operand()))
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident $method_doc:literal $op:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name<L: Node, R: Operand<L::Type>>(left: Expr<L>, right: R) -> Comparison<L, R::Part> {
                comparison(BinaryOp::$op, left.0, right)
            }
        )*
        impl<N: Node> Expr<N> {
            $(
                #[doc = $method_doc]
                pub fn $name<R: Operand<N::Type>>(self, right: R) -> Comparison<N, R::Part> {
                    comparison(BinaryOp::$op, self.0, right)
                }
            )*
        }
    };
}
comparisons! {
    /// `left = right`. NULL equals nothing: for that use [`is_null`].
    eq "`self = right`" Eq;
    /// `left <> right`.
    ne "`self <> right`" Ne;
    /// `left > right`.
    gt "`self > right`" Gt;
    /// `left >= right`.
    gte "`self >= right`" Gte;
    /// `left < right`.
    lt "`self < right`" Lt;
    /// `left <= right`.
    lte "`self <= right`" Lte;
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident $method_doc:literal $op:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name<L: Node, R: Operand<String>>(text: Expr<L>, pattern: R) -> Comparison<L, R::Part> where L::Type: super::Comparable<String> {
                comparison::<L, R, String>(BinaryOp::$op, text.0, pattern)
            }
        )*
        impl<N: Node> Expr<N> {
            $(
                #[doc = $method_doc]
                pub fn $name<R: Operand<String>>(self, pattern: R) -> Comparison<N, R::Part> where N::Type: super::Comparable<String> {
                    comparison::<N, R, String>(BinaryOp::$op, self.0, pattern)
                }
            )*
        }
    };
}
patterns! {
    /// `text like pattern`: `%` is any text, `_` any character. Case matters on PostgreSQL; on SQLite it
    /// does not for ASCII letters.
    like "`self like pattern`" Like;
    /// `text not like pattern`.
    not_like "`self not like pattern`" NotLike;
}

/// A condition that needs `ILIKE`.
pub type Ilike<L, R> = Expr<Op<bool, Strict, (L, (R, (NeedsIlike, ())))>>;
/// The part of an expression that only dialects with `ILIKE` accept.
pub struct NeedsIlike;
impl<S> super::In<S> for NeedsIlike {
    type Null = crate::nullability::NotNull;
}
impl<S: Scope> Valid<S> for NeedsIlike where S::Dialect: HasIlike {}

/// `text ilike pattern`: like [`like()`], whatever the case. PostgreSQL only.
pub fn ilike<L: Node, R: Operand<String>>(text: Expr<L>, pattern: R) -> Ilike<L, R::Part>
where
    L::Type: super::Comparable<String>,
{
    Expr::op(ast::Expr::binary(BinaryOp::Ilike, text.0.ast(), pattern.operand()))
}
/// `text not ilike pattern`. PostgreSQL only.
pub fn not_ilike<L: Node, R: Operand<String>>(text: Expr<L>, pattern: R) -> Ilike<L, R::Part>
where
    L::Type: super::Comparable<String>,
{
    Expr::op(ast::Expr::binary(BinaryOp::NotIlike, text.0.ast(), pattern.operand()))
}

/// `expr is null`.
pub fn is_null<N: Node>(expr: Expr<N>) -> Test<N> {
    Expr::op(ast::Expr::IsNull { operand: Box::new(expr.0.ast()), negated: false })
}
/// `expr is not null`.
pub fn is_not_null<N: Node>(expr: Expr<N>) -> Test<N> {
    Expr::op(ast::Expr::IsNull { operand: Box::new(expr.0.ast()), negated: true })
}

/// A condition made of three operands.
pub type Range<N, L, H> = Expr<Op<bool, Strict, (N, (L, (H, ())))>>;

fn range<N: Node, L: Operand<N::Type>, H: Operand<N::Type>>(expr: Expr<N>, low: L, high: H, negated: bool) -> Range<N, L::Part, H::Part> {
    Expr::op(ast::Expr::Between { operands: Box::new((expr.0.ast(), low.operand(), high.operand())), negated })
}
/// `expr between low and high`, both included.
pub fn between<N: Node, L: Operand<N::Type>, H: Operand<N::Type>>(expr: Expr<N>, low: L, high: H) -> Range<N, L::Part, H::Part> {
    range(expr, low, high, false)
}
/// `expr not between low and high`.
pub fn not_between<N: Node, L: Operand<N::Type>, H: Operand<N::Type>>(expr: Expr<N>, low: L, high: H) -> Range<N, L::Part, H::Part> {
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

fn in_list<T, V: Operand<T>>(operand: ast::Expr, list: impl IntoIterator<Item = V>, negated: bool) -> ast::Expr {
    ast::Expr::InList { operand: Box::new(operand), list: list.into_iter().map(Operand::operand).collect(), negated }
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
    N::Type: super::Comparable<T>,
{
    type Part = crate::query::Sub<Expr<N>, S, P>;
    fn within(self, operand: ast::Expr, negated: bool) -> ast::Expr {
        ast::Expr::InQuery { operand: Box::new(operand), query: self.into_query(), negated }
    }
}

/// `expr in (..)`. Nothing is in an empty list.
pub fn in_array<N: Node, L: InList<N::Type>>(expr: Expr<N>, list: L) -> Comparison<N, L::Part> {
    Expr::op(list.within(expr.0.ast(), false))
}
/// `expr not in (..)`. Everything is outside an empty list.
pub fn not_in_array<N: Node, L: InList<N::Type>>(expr: Expr<N>, list: L) -> Comparison<N, L::Part> {
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
    pub fn between<L: Operand<N::Type>, H: Operand<N::Type>>(self, low: L, high: H) -> Range<N, L::Part, H::Part> {
        between(self, low, high)
    }
    /// `self not between low and high`.
    pub fn not_between<L: Operand<N::Type>, H: Operand<N::Type>>(self, low: L, high: H) -> Range<N, L::Part, H::Part> {
        not_between(self, low, high)
    }
    /// `self in (..)`.
    pub fn in_array<L: InList<N::Type>>(self, list: L) -> Comparison<N, L::Part> {
        in_array(self, list)
    }
    /// `self not in (..)`.
    pub fn not_in_array<L: InList<N::Type>>(self, list: L) -> Comparison<N, L::Part> {
        not_in_array(self, list)
    }
    /// `self ilike pattern`. PostgreSQL only.
    pub fn ilike<R: Operand<String>>(self, pattern: R) -> Ilike<N, R::Part>
    where
        N::Type: super::Comparable<String>,
    {
        ilike(self, pattern)
    }
    /// `self not ilike pattern`. PostgreSQL only.
    pub fn not_ilike<R: Operand<String>>(self, pattern: R) -> Ilike<N, R::Part>
    where
        N::Type: super::Comparable<String>,
    {
        not_ilike(self, pattern)
    }
}

