//! Conditions: what `filter`, `having` and joins take, and how they are combined.
use super::{Always, Expr, Node, Op};
use crate::ast;
use crate::dialect::Dialect;
use crate::nullability::{NotNull, Nullable};
use crate::schema::Table;
use crate::scope::{End, Free, In, Joined, Scope, Valid};
use std::marker::PhantomData;

/// That values of this SQL type are true or false.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is not a condition",
    label = "this is a `{Self}`, where true or false is needed",
    note = "compare it with something: `eq(.., ..)`, `gt(.., ..)`, `is_not_null(..)`"
)]
pub trait Boolean {}
impl Boolean for bool {}

/// A condition, perhaps none: an expression, an `Option` of one (left out if `None`), or several in a
/// tuple, array or `Vec` (all of them must hold).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition",
    label = "expected a condition: a comparison, or several in a tuple, array or `Vec`, or an `Option` of one"
)]
pub trait Predicate {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn predicate(self) -> ast::Expr;
}
impl<N: Node> Predicate for Expr<N>
where
    N::Type: Boolean,
{
    type Part = N;
    fn predicate(self) -> ast::Expr {
        self.0.ast()
    }
}
impl<P: Predicate> Predicate for Option<P> {
    type Part = P::Part;
    fn predicate(self) -> ast::Expr {
        self.map_or(ast::Expr::And(Vec::new()), P::predicate)
    }
}

/// No condition: what a join that pairs all rows is on.
impl Predicate for () {
    type Part = ();
    fn predicate(self) -> ast::Expr {
        ast::Expr::And(Vec::new())
    }
}

/// A condition on the tables of scope `S`: what a reusable one returns.
///
/// The bound on `S` names the tables it uses: `fn adult<S: Has<users::users>>() -> impl Condition<S>`.
pub trait Condition<S>: Predicate<Part: Valid<S>> {}
impl<P: Predicate<Part: Valid<S>>, S> Condition<S> for P {}

/// Several conditions: a tuple, an array, a `Vec`, or an iterator.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of conditions",
    label = "expected a tuple, array, `Vec` or iterator of conditions"
)]
pub trait Predicates {
    /// What they are within a scope.
    type Part;
    #[doc(hidden)]
    fn predicates(self) -> Vec<ast::Expr>;
}

macro_rules! of_iterator {
    ($([$($generics:tt)*] $list:ty, $item:ty;)*) => {$(
        impl<$($generics)*> Predicates for $list where $list: IntoIterator<Item = $item>, $item: Predicate {
            type Part = <$item as Predicate>::Part;
            fn predicates(self) -> Vec<ast::Expr> {
                self.into_iter().map(Predicate::predicate).collect()
            }
        }
    )*};
}
of_iterator! {
    [P] Vec<P>, P;
    [P, const N: usize] [P; N], P;
    [P] std::vec::IntoIter<P>, P;
}
impl<I: Iterator, F: FnMut(I::Item) -> P, P: Predicate> Predicates for std::iter::Map<I, F> {
    type Part = P::Part;
    fn predicates(self) -> Vec<ast::Expr> {
        self.map(Predicate::predicate).collect()
    }
}
impl<I: Iterator, F: FnMut(I::Item) -> Option<P>, P: Predicate> Predicates
    for std::iter::FilterMap<I, F>
{
    type Part = P::Part;
    fn predicates(self) -> Vec<ast::Expr> {
        self.map(Predicate::predicate).collect()
    }
}
impl<P: Predicate> Predicate for Vec<P> {
    type Part = P::Part;
    fn predicate(self) -> ast::Expr {
        ast::Expr::And(self.predicates())
    }
}
impl<P: Predicate, const N: usize> Predicate for [P; N] {
    type Part = P::Part;
    fn predicate(self) -> ast::Expr {
        ast::Expr::And(self.predicates())
    }
}

macro_rules! tuples {
    ($($t:ident)*) => {
        impl<$($t: Predicate),*> Predicates for ($($t,)*) {
            type Part = ($($t::Part,)*);
            #[allow(non_snake_case)]
            fn predicates(self) -> Vec<ast::Expr> {
                let ($($t,)*) = self;
                vec![$($t.predicate()),*]
            }
        }
        impl<$($t: Predicate),*> Predicate for ($($t,)*) {
            type Part = ($($t::Part,)*);
            fn predicate(self) -> ast::Expr {
                ast::Expr::And(self.predicates())
            }
        }
    };
}
crate::for_each_tuple!(tuples);

/// All of these hold. Those that are `None` are left out; of nothing at all, no condition remains.
///
/// A filter without a condition selects every row; an update or delete refuses it.
pub fn and<L: Predicates<Part = P>, P>(list: L) -> Expr<Op<bool, Always, (P, ())>> {
    Expr::op(ast::Expr::joined(ast::Expr::And, list.predicates()))
}
/// At least one of these holds. Those that are `None` are left out; of nothing at all, no condition remains.
pub fn or<L: Predicates<Part = P>, P>(list: L) -> Expr<Op<bool, Always, (P, ())>> {
    Expr::op(ast::Expr::joined(ast::Expr::Or, list.predicates()))
}
/// This does not hold.
pub fn not<C: Predicate<Part = P>, P>(condition: C) -> Expr<Op<bool, Always, (P, ())>> {
    Expr::op(ast::Expr::Not(Box::new(condition.predicate())))
}

impl<N: Node> Expr<N>
where
    N::Type: Boolean,
{
    /// This and the other hold.
    pub fn and<C: Predicate<Part = P>, P>(self, other: C) -> Expr<Op<bool, Always, (N, (P, ()))>> {
        Expr::op(ast::Expr::joined(
            ast::Expr::And,
            vec![self.0.ast(), other.predicate()],
        ))
    }
    /// This or the other holds.
    pub fn or<C: Predicate<Part = P>, P>(self, other: C) -> Expr<Op<bool, Always, (N, (P, ()))>> {
        Expr::op(ast::Expr::joined(
            ast::Expr::Or,
            vec![self.0.ast(), other.predicate()],
        ))
    }
    /// This does not hold.
    #[allow(clippy::should_implement_trait, reason = "as in SQL; `!` works too")]
    pub fn not(self) -> Expr<Op<bool, Always, (N, ())>> {
        Expr::op(ast::Expr::Not(Box::new(self.0.ast())))
    }
    /// The same condition with a type that tells only the tables it uses: [`Filter<T>`](Filter). So conditions of
    /// different shapes fit into one `Vec`, a variable or a field.
    #[doc(alias("into_boxed"))]
    pub fn boxed<T: TableList, D>(self) -> Filter<T, D>
    where
        N: Valid<T::Scope<D>>,
    {
        Expr::op(self.0.ast())
    }
}
impl<N: Node> std::ops::Not for Expr<N>
where
    N::Type: Boolean,
{
    type Output = Expr<Op<bool, Always, (N, ())>>;
    fn not(self) -> Self::Output {
        Expr::op(ast::Expr::Not(Box::new(self.0.ast())))
    }
}

// ---------------------------------------------------------------- boxed conditions

/// A condition on the table `T`, or on the tables of a tuple `T`, whatever its shape.
///
/// `D` is the dialect, where the condition needs a feature that only that one has.
pub type Filter<T, D = Free> = Expr<Op<bool, Always, Uses<T, D>>>;

/// The tables a boxed condition uses.
pub struct Uses<T, D>(PhantomData<(T, D)>);

/// A table, or a tuple of tables.
pub trait TableList {
    /// They, as a scope.
    type Scope<D>;
}
impl<T: Table> TableList for T {
    type Scope<D> = Joined<T, NotNull, End<D>>;
}
macro_rules! lists {
    ($($t:ident)*) => {
        impl<$($t: Table),*> TableList for ($($t,)*) { type Scope<Dia> = lists!(@scope Dia $($t)*); }
        impl<$($t: Table,)* Dia, S: Scope> Valid<S> for Uses<($($t,)*), Dia>
        where S::Dialect: Speaks<Dia>, $(S: crate::scope::Lookup<$t>, <S as crate::scope::Lookup<$t>>::Found: crate::scope::IsPresent<$t::Shown>),* {}
    };
    (@scope $d:ident $head:ident $($tail:ident)*) => { Joined<$head, Nullable, lists!(@scope $d $($tail)*)> };
    (@scope $d:ident) => { End<$d> };
}
lists!(A);
lists!(A B);
lists!(A B C);
lists!(A B C E);
lists!(A B C E F);
lists!(A B C E F G);
impl<T: Table, D, S: Scope + crate::scope::Lookup<T>> Valid<S> for Uses<T, D>
where
    S::Dialect: Speaks<D>,
    S::Found: crate::scope::IsPresent<T::Shown>,
{
}
impl<T, D, S> In<S> for Uses<T, D> {
    type Null = Nullable;
}

/// That a query of this dialect may hold what was written for `D`.
#[diagnostic::on_unimplemented(
    message = "a condition for `{D}` can't be part of a query on `{Self}`"
)]
pub trait Speaks<D> {}
impl<D: Dialect> Speaks<D> for D {}
impl<D> Speaks<Free> for D {}
