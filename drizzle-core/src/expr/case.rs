//! `case when … then … else … end`.
use super::{Always, Expr, Node, Op, Operand, Predicate, Rule};
use crate::ast;
use crate::scope::In;
use std::marker::PhantomData;

/// `case` with its first arm: `when(lt(users::age, 18), "minor").otherwise("adult")`.
///
/// The first result decides the type; a bound value as result says it best.
pub fn when<P: Predicate, T, V: Then<T>>(condition: P, result: V) -> Case<T, (P::Part, ()), (V::Part, ())> {
    Case { arms: vec![(condition.predicate(), result.then())], types: PhantomData }
}

/// The same as [`when`], for those who look for `case`.
pub fn case<P: Predicate, T, V: Then<T>>(condition: P, result: V) -> Case<T, (P::Part, ()), (V::Part, ())> {
    when(condition, result)
}

/// The result of an arm, from which the type of the whole is inferred.
pub trait Then<T> {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn then(self) -> ast::Expr;
}
impl<T: crate::types::SqlType> Then<T> for T {
    type Part = crate::scope::Bound;
    fn then(self) -> ast::Expr {
        ast::Expr::Value(self.into_value())
    }
}
impl Then<String> for &str {
    type Part = crate::scope::Bound;
    fn then(self) -> ast::Expr {
        ast::Expr::Value(crate::types::SqlType::into_value(self.to_owned()))
    }
}
impl<N: Node<Type = T>, T> Then<T> for Expr<N> {
    type Part = N;
    fn then(self) -> ast::Expr {
        self.0.ast()
    }
}

/// An unfinished `case`: more arms with [`when`](Case::when), the end with
/// [`otherwise`](Case::otherwise) or [`end`](Case::end).
#[must_use = "finish it with `.otherwise(..)` or `.end()`"]
pub struct Case<T, Conditions, Results> {
    arms: Vec<(ast::Expr, ast::Expr)>,
    types: PhantomData<fn() -> (T, Conditions, Results)>,
}

impl<T, C, R> Case<T, C, R> {
    /// One more arm.
    pub fn when<P: Predicate, V: Operand<T>>(mut self, condition: P, result: V) -> Case<T, (P::Part, C), (V::Part, R)> {
        self.arms.push((condition.predicate(), result.operand()));
        Case { arms: self.arms, types: PhantomData }
    }
    /// The result when no condition holds.
    pub fn otherwise<V: Operand<T>>(self, result: V) -> Expr<Op<T, Results, (C, (V::Part, R))>> {
        Expr::op(ast::Expr::Case { arms: self.arms, otherwise: Some(Box::new(result.operand())) })
    }
    /// No other result: NULL when no condition holds.
    pub fn end(self) -> Expr<Op<T, Always, (C, R)>> {
        Expr::op(ast::Expr::Case { arms: self.arms, otherwise: None })
    }
}

/// NULL if any result may be; the conditions do not count.
pub struct Results;
impl<C, R: In<S>, S> Rule<(C, R), S> for Results {
    type Null = R::Null;
}
