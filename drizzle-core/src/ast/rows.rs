//! Rows as operands.
use super::{BinaryOp, Expr, Query};
use std::sync::Arc;

/// A test of a row.
#[derive(Debug, Clone)]
pub struct RowTest {
    /// The row's values.
    pub row: Vec<Expr>,
    /// What it is tested against.
    pub test: RowTestKind,
}

/// What a row is tested against.
#[derive(Debug, Clone)]
pub enum RowTestKind {
    /// Another row: the first values that differ decide.
    Compare(BinaryOp, Vec<Expr>),
    /// A list of rows, of which it is one, or none if negated.
    In(Vec<Vec<Expr>>, bool),
    /// A subquery, of whose rows it is one, or none if negated.
    InQuery(Arc<Query>, bool),
}

impl RowTest {
    /// All values but those of a subquery.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Expr> {
        let others: Vec<&Expr> = match &self.test {
            RowTestKind::Compare(_, other) => other.iter().collect(),
            RowTestKind::In(rows, _) => rows.iter().flatten().collect(),
            RowTestKind::InQuery(..) => Vec::new(),
        };
        self.row.iter().chain(others)
    }
    /// The same without rows as operands; none where that is not possible.
    pub(crate) fn expanded(&self) -> Option<Expr> {
        let all_equal = |row: &[Expr]| {
            let pairs = self.row.iter().zip(row);
            let equal = |(a, b): (&Expr, &Expr)| Expr::binary(BinaryOp::Eq, a.clone(), b.clone());
            Expr::And(pairs.map(equal).collect())
        };
        let negate = |expr, negated| match negated {
            true => Expr::Not(Box::new(expr)),
            false => expr,
        };
        match &self.test {
            RowTestKind::Compare(BinaryOp::Eq, other) => Some(all_equal(other)),
            RowTestKind::Compare(BinaryOp::Ne, other) => Some(negate(all_equal(other), true)),
            RowTestKind::Compare(op, other) => ordered(*op, &self.row, other),
            // Nothing is in an empty list.
            RowTestKind::In(rows, negated) if rows.is_empty() => Some(Expr::InList {
                operand: Box::new(self.row.first()?.clone()),
                list: Vec::new(),
                negated: *negated,
            }),
            RowTestKind::In(rows, negated) => {
                let any = Expr::Or(rows.iter().map(|row| all_equal(row)).collect());
                Some(negate(any, *negated))
            }
            RowTestKind::InQuery(..) => None,
        }
    }
}

/// `a > x or a = x and b > y`.
fn ordered(op: BinaryOp, row: &[Expr], other: &[Expr]) -> Option<Expr> {
    let strict = match op {
        BinaryOp::Gte => BinaryOp::Gt,
        BinaryOp::Lte => BinaryOp::Lt,
        op => op,
    };
    let ((first, rest), (bound, bounds)) = (row.split_first()?, other.split_first()?);
    let test = |op| Expr::binary(op, first.clone(), bound.clone());
    Some(match ordered(op, rest, bounds) {
        None => test(op),
        Some(further) => Expr::Or(vec![
            test(strict),
            Expr::And(vec![test(BinaryOp::Eq), further]),
        ]),
    })
}
