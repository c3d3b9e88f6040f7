//! Relations in conditions and as values: `some`, `none`, `every`, `count_of`, ..
use super::{Keys, Relation, RelationDef};
use crate::ast::{self, BinaryOp, Body, Item, Join, JoinKind, Piece, Query, Select, Source};
use crate::expr::{Always, Expr, Never, Node, Op, Predicate, Sum};
use crate::nullability::NotNull;
use crate::schema::{Identity, Table, TableOn};
use crate::scope::{In, IsPresent, Joined, Lookup, Scope, Valid};
use std::marker::PhantomData;
use std::sync::Arc;

/// The part of an expression that looks at the rows of a relation from `F` to `T`; of those it uses `P`.
pub struct RelationPart<F, T, P>(PhantomData<fn() -> (F, T, P)>);
impl<F, T, P, S> Valid<S> for RelationPart<F, T, P>
where
    F: Table,
    T: Table + TableOn<S::Dialect>,
    S: Lookup<F> + Scope,
    S::Found: IsPresent<<F as Identity>::Shown>,
    P: Valid<Joined<T, NotNull, S>>,
{
}
impl<F, T, P, S> In<S> for RelationPart<F, T, P> {
    type Null = NotNull;
}

/// The rows of a relation, as a query of `expr` that stands where the owner's row is known.
fn rows(def: &'static RelationDef, expr: ast::Expr, filter: Option<ast::Expr>) -> Arc<Query> {
    // The other table may be the owner's: then it has another name within.
    let itself = std::ptr::eq(def.table, def.owner) || def.source.name == def.owner_source.name;
    let source = match itself {
        true => Source::Renamed(def.table, def.source),
        false => Source::Table(def.table, def.source),
    };
    let outer = |column| match itself {
        true => ast::Expr::Outer(def.owner_source, column),
        false => ast::Expr::Column(def.owner_source, column),
    };
    let equal = |left, right| ast::Expr::binary(BinaryOp::Eq, left, right);
    let mut conditions = Vec::new();
    let mut joins = Vec::new();
    match &def.keys {
        Keys::Direct(pairs) => {
            conditions.extend(
                pairs
                    .iter()
                    .map(|(own, other)| equal(ast::Expr::Column(def.source, other), outer(own))),
            );
        }
        Keys::Through {
            table,
            source: third,
            owner,
            other,
        } => {
            let on = other.iter().map(|(third_column, other)| {
                equal(
                    ast::Expr::Column(third, third_column),
                    ast::Expr::Column(def.source, other),
                )
            });
            joins.push(Join {
                kind: JoinKind::Inner,
                source: Source::Table(table, third),
                lateral: false,
                on: Some(ast::Expr::And(on.collect())),
            });
            conditions.extend(
                owner
                    .iter()
                    .map(|(own, column)| equal(ast::Expr::Column(third, column), outer(own))),
            );
        }
    }
    conditions.extend(def.filter.map(|filter| filter()));
    conditions.extend(filter);
    let select = Select {
        items: vec![Item::new(expr, None)],
        from: Some(source),
        joins,
        filter: Some(ast::Expr::And(conditions)),
        ..Select::default()
    };
    Arc::new(Query {
        body: Body::Select(Box::new(select)),
        with: Vec::new(),
        order_by: Vec::new(),
        limit: None,
        offset: None,
    })
}

fn one() -> ast::Expr {
    ast::Expr::Raw(vec![Piece::Text("1".into())])
}

fn always() -> ast::Expr {
    ast::Expr::binary(BinaryOp::Eq, one(), one())
}

/// Which rows of a relation are meant: those for which a condition holds, or `..`, every one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which rows of the relation are meant",
    label = "expected a condition, or `..` for every row"
)]
pub trait RowsWhere {
    /// What the condition is within a scope.
    type Part;
    #[doc(hidden)]
    fn condition(self) -> Option<ast::Expr>;
}
impl<W: Predicate> RowsWhere for W {
    type Part = W::Part;
    fn condition(self) -> Option<ast::Expr> {
        Some(self.predicate())
    }
}
impl RowsWhere for std::ops::RangeFull {
    type Part = ();
    fn condition(self) -> Option<ast::Expr> {
        None
    }
}

/// A condition that looks at the rows of a relation.
type Test<F, T, P> = Expr<Op<bool, Never, RelationPart<F, T, P>>>;

fn exists<F, T, C, P>(
    relation: Relation<F, T, C>,
    condition: Option<ast::Expr>,
    negated: bool,
) -> Test<F, T, P> {
    Expr::op(ast::Expr::Exists {
        query: rows(relation.def, one(), condition),
        negated,
    })
}

/// Whether there is a row of the relation for which this holds: `some(users().posts(), like(posts::title, "%rust%"))`.
pub fn some<F, T, C, W: RowsWhere<Part = P>, P>(
    relation: Relation<F, T, C>,
    condition: W,
) -> Test<F, T, P> {
    exists(relation, condition.condition(), false)
}

/// Whether there is no row of the relation for which this holds.
pub fn none<F, T, C, W: RowsWhere<Part = P>, P>(
    relation: Relation<F, T, C>,
    condition: W,
) -> Test<F, T, P> {
    exists(relation, condition.condition(), true)
}

/// Whether this holds for every row of the relation. It does not hold where it is NULL; and it does if there is no row.
pub fn every<F, T, C, W: RowsWhere<Part = P>, P>(
    relation: Relation<F, T, C>,
    condition: W,
) -> Test<F, T, P> {
    // Of `..` there is nothing that could fail.
    let holds = condition.condition().unwrap_or_else(always);
    let fails = ast::Expr::Case {
        arms: vec![(holds, ast::Expr::Raw(vec![Piece::Text("0".into())]))],
        otherwise: Some(Box::new(one())),
    };
    let fails = ast::Expr::binary(BinaryOp::Eq, fails, one());
    exists(relation, Some(fails), true)
}

/// The number of rows of a relation: `total: count_of(users().posts())`.
pub fn count_of<F, T, C>(
    relation: Relation<F, T, C>,
) -> Expr<Op<i64, Never, RelationPart<F, T, ()>>> {
    aggregate(relation.def, "count", None, None)
}

fn aggregate<T2, R, Part>(
    def: &'static RelationDef,
    name: &'static str,
    operand: Option<ast::Expr>,
    kind: Option<crate::value::Kind>,
) -> Expr<Op<T2, R, Part>> {
    let aggregate = ast::Expr::Aggregate {
        name,
        distinct: false,
        operand: operand.map(Box::new),
        kind,
    };
    Expr::op(ast::Expr::Scalar(rows(def, aggregate, None)))
}

/// The sum of an expression over the rows of a relation; NULL if there are none.
pub fn sum_of<F, T, C, N: Node, U>(
    relation: Relation<F, T, C>,
    expr: Expr<N>,
) -> Expr<Op<U, Always, RelationPart<F, T, N>>>
where
    N::Type: Sum<Sum = U>,
{
    let kind = <N::Type as crate::types::SqlType>::KIND;
    aggregate(relation.def, "sum", Some(expr.0.ast()), Some(kind))
}

/// The least value of an expression over the rows of a relation; NULL if there are none.
pub fn min_of<F, T, C, N: Node>(
    relation: Relation<F, T, C>,
    expr: Expr<N>,
) -> Expr<Op<N::Type, Always, RelationPart<F, T, N>>> {
    aggregate(relation.def, "min", Some(expr.0.ast()), None)
}

/// The greatest value of an expression over the rows of a relation; NULL if there are none.
pub fn max_of<F, T, C, N: Node>(
    relation: Relation<F, T, C>,
    expr: Expr<N>,
) -> Expr<Op<N::Type, Always, RelationPart<F, T, N>>> {
    aggregate(relation.def, "max", Some(expr.0.ast()), None)
}
