//! `case when … then … else … end`.
use super::{Always, Expr, Node, Op, Operand, Predicate, Rule};
use crate::ast;
use crate::scope::In;
use std::marker::PhantomData;

/// `case` with its first arm: `when(lt(users::age, 18), "minor").otherwise("adult")`.
///
/// The first result decides the type; a bound value as result says it best.
#[doc(alias("case_when"))]
pub fn when<C: Predicate<Part = P>, T, V: Then<T, Part = Q>, P, Q>(
    condition: C,
    result: V,
) -> Case<T, (P, ()), (Q, ())> {
    Case {
        arms: vec![(condition.predicate(), result.then())],
        types: PhantomData,
    }
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
    pub fn when<W: Predicate<Part = P>, V: Operand<T, Part = Q>, P, Q>(
        mut self,
        condition: W,
        result: V,
    ) -> Case<T, (P, C), (Q, R)> {
        self.arms.push((condition.predicate(), result.operand()));
        Case {
            arms: self.arms,
            types: PhantomData,
        }
    }
    /// The result when no condition holds.
    pub fn otherwise<V: Operand<T, Part = Q>, Q>(
        self,
        result: V,
    ) -> Expr<Op<T, Results, (C, (Q, R))>> {
        Expr::op(ast::Expr::Case {
            arms: self.arms,
            otherwise: Some(Box::new(result.operand())),
        })
    }
    /// No other result: NULL when no condition holds.
    pub fn end(self) -> Expr<Op<T, Always, (C, R)>> {
        Expr::op(ast::Expr::Case {
            arms: self.arms,
            otherwise: None,
        })
    }
}

/// NULL if any result may be; the conditions do not count.
pub struct Results;
impl<C, R: In<S>, S> Rule<(C, R), S> for Results {
    type Null = R::Null;
}
