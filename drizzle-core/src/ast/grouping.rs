//! Groups of groups.
use super::Expr;

/// `rollup`, `cube` or `grouping sets`, in `group by`.
#[derive(Debug, Clone)]
pub struct Grouping {
    /// Which.
    pub kind: GroupingKind,
    /// The sets of keys; one of a rollup or cube.
    pub sets: Vec<Vec<Expr>>,
}

/// Which groups there are beside the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupingKind {
    /// Those of the first keys, ever fewer.
    Rollup,
    /// Those of each subset of the keys.
    Cube,
    /// Those that are listed.
    Sets,
}
