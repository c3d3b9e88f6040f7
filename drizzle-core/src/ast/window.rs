//! Windows: which rows a function sees beside its own.
use super::{Expr, Order};
use std::sync::Arc;

/// What stands in `over (..)`.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// Rows that agree in these see each other.
    pub partition: Vec<Expr>,
    /// The order within a partition.
    pub order: Vec<Order>,
    /// Which rows around the current one; none is the database's default.
    pub frame: Option<Frame>,
    /// The name that it has in its select.
    pub name: Option<WindowName>,
}

/// The name of a window. Two windows are the same one only if one is a copy of the other.
#[derive(Debug, Clone)]
pub struct WindowName {
    /// The name.
    pub name: &'static str,
    same: Arc<()>,
}

impl WindowName {
    /// A name for one window and its copies.
    pub(crate) fn new(name: &'static str) -> Self {
        WindowName {
            name,
            same: Arc::default(),
        }
    }
    /// Whether these name copies of one window.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.same, &other.same)
    }
}

/// The rows around the current one that a function sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// What its bounds count.
    pub unit: FrameUnit,
    /// The first row.
    pub start: FrameEdge,
    /// The last row.
    pub end: FrameEdge,
    /// Which rows are left out.
    pub exclude: Option<Exclude>,
}

/// What the bounds of a frame count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "SQL's words")]
pub enum FrameUnit {
    Rows,
    Range,
    Groups,
}

/// A bound of a frame. Those that compare as less lie before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "SQL's words")]
pub enum FrameEdge {
    UnboundedPreceding,
    Preceding(u32),
    CurrentRow,
    Following(u32),
    UnboundedFollowing,
}

impl FrameEdge {
    /// Its place among the kinds of bounds: the end of a frame may not be of one before that of its start.
    pub(crate) fn place(self) -> u8 {
        match self {
            FrameEdge::UnboundedPreceding => 0,
            FrameEdge::Preceding(_) => 1,
            FrameEdge::CurrentRow => 2,
            FrameEdge::Following(_) => 3,
            FrameEdge::UnboundedFollowing => 4,
        }
    }
    /// Whether it is so many rows, groups or so much away.
    pub(crate) fn is_offset(self) -> bool {
        matches!(self, FrameEdge::Preceding(_) | FrameEdge::Following(_))
    }
}

/// Which rows of a frame are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclude {
    /// The current row.
    CurrentRow,
    /// The current row and those that are equal in the order.
    Group,
    /// Those that are equal in the order, but not the current row.
    Ties,
}
