//! Distances between vectors of pgvector.
use super::{Expr, Node, Operand, With};
use crate::ast;
use crate::types::{HalfVector, SparseVector, SqlType, Vector};

/// A type of vectors.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no vector",
    label = "expected a `Vector`, `HalfVector` or `SparseVector`"
)]
pub trait VectorType: SqlType {}
impl VectorType for Vector {}
impl VectorType for HalfVector {}
impl VectorType for SparseVector {}

/// How far a vector is from another one.
pub type Distance<L, R> = With<<L as Node>::Type, f64, L, R>;

fn distance<L: Node, P>(word: &'static str, vector: Expr<L>, other: ast::Expr) -> Distance<L, P> {
    Expr::op(ast::Expr::Infix(word, Box::new((vector.0.ast(), other))))
}

/// `vector <-> other`: the straight distance. Ordered by it, the nearest come first.
#[doc(alias("l2Distance"))]
pub fn l2_distance<L: Node<Type: VectorType>, R: Operand<L::Type, Part = P>, P>(
    vector: Expr<L>,
    other: R,
) -> Distance<L, P> {
    distance(" <-> ", vector, other.operand())
}
/// `vector <+> other`: the sum of the distances in each dimension.
#[doc(alias("l1Distance"))]
pub fn l1_distance<L: Node<Type: VectorType>, R: Operand<L::Type, Part = P>, P>(
    vector: Expr<L>,
    other: R,
) -> Distance<L, P> {
    distance(" <+> ", vector, other.operand())
}
/// `vector <=> other`: one less the cosine of the angle between them; NaN if one of them is zero.
#[doc(alias("cosineDistance"))]
pub fn cosine_distance<L: Node<Type: VectorType>, R: Operand<L::Type, Part = P>, P>(
    vector: Expr<L>,
    other: R,
) -> Distance<L, P> {
    distance(" <=> ", vector, other.operand())
}
/// `vector <#> other`: the inner product, times -1, so that the nearest come first in an ascending order.
#[doc(alias("innerProduct"))]
pub fn inner_product<L: Node<Type: VectorType>, R: Operand<L::Type, Part = P>, P>(
    vector: Expr<L>,
    other: R,
) -> Distance<L, P> {
    distance(" <#> ", vector, other.operand())
}
