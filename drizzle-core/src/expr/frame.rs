//! The rows that a window function sees: partitions, their order, and frames.
use super::OrderKeys;
use crate::ast::{self, FrameEdge, FrameUnit};
use crate::dialect::{HasFrameExclude, HasFrameGroups, HasRangeOffsets};
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::query::GroupKeys;
use crate::scope::{Bound, Scope, Valid};
use std::marker::PhantomData;

pub use crate::ast::Exclude;

/// What stands in `over (..)`: of the parts `W`; `E` says whether there may be no row in it.
#[must_use = "a window does nothing until it is given to `.over(..)`"]
pub struct Window<W, E = NotNull> {
    window: ast::Window,
    types: PhantomData<fn() -> (W, E)>,
}

/// A window with a name: `window "w" as (..)`, and `over "w"` wherever it is used.
///
/// ```
/// use drizzle_core::expr::{partition_by, rank, sum, val};
/// let w = partition_by(val(1)).order_by(val(2)).named("w");
/// let (place, so_far) = (rank().over(&w), sum(val(3)).over(&w));
/// # _ = (place, so_far);
/// ```
#[derive(Debug)]
#[must_use = "a window does nothing until it is given to `.over(..)`"]
pub struct NamedWindow<W, E = NotNull>(Window<W, E>);

impl<W, E> Clone for NamedWindow<W, E> {
    fn clone(&self) -> Self {
        NamedWindow(self.0.clone())
    }
}

/// What `over` takes: a window, or one with a name.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no window",
    label = "expected `window()`, `partition_by(..)`, or a window with a name"
)]
pub trait OverWindow {
    /// Its parts.
    type Parts;
    /// [`Nullable`] if there may be no row in it.
    type Empty;
    #[doc(hidden)]
    fn into_ast(self) -> ast::Window;
}
impl<W, E> OverWindow for Window<W, E> {
    type Parts = W;
    type Empty = E;
    fn into_ast(self) -> ast::Window {
        self.window
    }
}
impl<W, E> OverWindow for NamedWindow<W, E> {
    type Parts = W;
    type Empty = E;
    fn into_ast(self) -> ast::Window {
        self.0.window
    }
}
impl<W, E> OverWindow for &NamedWindow<W, E> {
    type Parts = W;
    type Empty = E;
    fn into_ast(self) -> ast::Window {
        self.0.window.clone()
    }
}

impl<W, E> Clone for Window<W, E> {
    fn clone(&self) -> Self {
        Window {
            window: self.window.clone(),
            types: PhantomData,
        }
    }
}
impl<W, E> std::fmt::Debug for Window<W, E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.window.fmt(f)
    }
}

/// The part of an expression that is its window.
pub struct InWindow<W, E>(PhantomData<(W, E)>);
impl<W: Valid<S>, E, S> Valid<S> for InWindow<W, E> {}

/// All rows, without an order: `over ()`.
///
/// ```
/// use drizzle_core::expr::{Exclude, current_row, preceding, row_number, val, window};
/// let moving = window().order_by(val(1)).rows_between(preceding(2), current_row());
/// let others = moving.clone().exclude(Exclude::CurrentRow);
/// # _ = (moving, others);
/// ```
pub fn window() -> Window<()> {
    Window {
        window: ast::Window::default(),
        types: PhantomData,
    }
}
/// The rows that agree in these: `over (partition by ..)`.
pub fn partition_by<K: GroupKeys<Part = P>, P>(keys: K) -> Window<(P, ())> {
    window().partition_by(keys)
}

impl<W, E> Window<W, E> {
    fn retype<W2, E2>(self) -> Window<W2, E2> {
        Window {
            window: self.window,
            types: PhantomData,
        }
    }
    /// Gives the window a name, under which it is defined once for all functions of the select that it is given to.
    /// SQL Server has it written for each of them.
    pub fn named(mut self, name: &'static str) -> NamedWindow<W, E> {
        self.window.name = Some(ast::WindowName::new(name));
        NamedWindow(self)
    }
    /// Only rows that agree with the current one in these.
    pub fn partition_by<K: GroupKeys<Part = P>, P>(mut self, keys: K) -> Window<(P, W), E> {
        keys.keys(&mut self.window.partition);
        self.retype()
    }
    /// The order of the rows.
    pub fn order_by<K: OrderKeys<Part = P>, P>(mut self, keys: K) -> Window<(P, W), E> {
        keys.orders(&mut self.window.order);
        self.retype()
    }
    fn frame<W2, E2>(
        mut self,
        unit: FrameUnit,
        start: FrameEdge,
        end: FrameEdge,
    ) -> Window<W2, E2> {
        self.window.frame = Some(ast::Frame {
            unit,
            start,
            end,
            exclude: None,
        });
        self.retype()
    }
    /// `rows between start and end`: so many rows.
    pub fn rows_between<A: FrameStart<Empty = X>, B: FrameEnd<Empty = Y>, X: Nullability, Y>(
        self,
        start: A,
        end: B,
    ) -> Window<W, X::Or<Y>>
    where
        Y: Nullability,
    {
        self.frame(FrameUnit::Rows, start.edge(), end.edge())
    }
    /// `range between start and end`: rows whose key is so near. Rows that are equal in the order are in it together.
    /// A distance needs one key, a number; SQL Server has none.
    pub fn range_between<
        A: FrameStart<Empty = X, InRange = P>,
        B: FrameEnd<Empty = Y, InRange = Q>,
        X: Nullability,
        Y: Nullability,
        P,
        Q,
    >(
        self,
        start: A,
        end: B,
    ) -> Window<(P, (Q, W)), X::Or<Y>> {
        self.frame(FrameUnit::Range, start.edge(), end.edge())
    }
    /// `groups between start and end`: so many groups of rows that are equal in the order. Not on MySQL and SQL Server.
    pub fn groups_between<
        A: FrameStart<Empty = X>,
        B: FrameEnd<Empty = Y>,
        X: Nullability,
        Y: Nullability,
    >(
        self,
        start: A,
        end: B,
    ) -> Window<(NeedsFrameGroups, W), X::Or<Y>> {
        self.frame(FrameUnit::Groups, start.edge(), end.edge())
    }
}

impl<W, E> Window<W, E> {
    /// Leaves rows out of the frame, which is `range_between(unbounded_preceding(), current_row())` if none was given.
    /// Not on MySQL and SQL Server.
    pub fn exclude(mut self, rows: Exclude) -> Window<(NeedsFrameExclude, W), Nullable> {
        let frame = self.window.frame.get_or_insert(ast::Frame {
            unit: FrameUnit::Range,
            start: FrameEdge::UnboundedPreceding,
            end: FrameEdge::CurrentRow,
            exclude: None,
        });
        frame.exclude = Some(rows);
        self.retype()
    }
}

/// The start of a frame.
#[derive(Debug, Clone, Copy)]
pub struct UnboundedPreceding;
/// So many rows before the current one.
#[derive(Debug, Clone, Copy)]
pub struct Preceding(u32);
/// The current row.
#[derive(Debug, Clone, Copy)]
pub struct CurrentRow;
/// So many rows after the current one.
#[derive(Debug, Clone, Copy)]
pub struct Following(u32);
/// The end of a frame.
#[derive(Debug, Clone, Copy)]
pub struct UnboundedFollowing;

/// From the first row of the partition.
pub fn unbounded_preceding() -> UnboundedPreceding {
    UnboundedPreceding
}
/// So many before the current row.
pub fn preceding(n: u32) -> Preceding {
    Preceding(n)
}
/// The current row; with `range_between` and `groups_between` also those that are equal in the order.
pub fn current_row() -> CurrentRow {
    CurrentRow
}
/// So many after the current row.
pub fn following(n: u32) -> Following {
    Following(n)
}
/// To the last row of the partition.
pub fn unbounded_following() -> UnboundedFollowing {
    UnboundedFollowing
}

/// Where a frame may start.
#[diagnostic::on_unimplemented(
    message = "a frame can't start with `{Self}`",
    label = "expected `unbounded_preceding()`, `preceding(n)`, `current_row()` or `following(n)`"
)]
pub trait FrameStart {
    /// [`Nullable`] if the frame need not hold the current row, so that it may be empty.
    type Empty: Nullability;
    /// What it needs as a bound of a range.
    type InRange;
    #[doc(hidden)]
    fn edge(self) -> FrameEdge;
}
/// Where a frame may end.
#[diagnostic::on_unimplemented(
    message = "a frame can't end with `{Self}`",
    label = "expected `preceding(n)`, `current_row()`, `following(n)` or `unbounded_following()`"
)]
pub trait FrameEnd {
    /// [`Nullable`] if the frame need not hold the current row, so that it may be empty.
    type Empty: Nullability;
    /// What it needs as a bound of a range.
    type InRange;
    #[doc(hidden)]
    fn edge(self) -> FrameEdge;
}
macro_rules! edges {
    ($($trait:ident for $edge:ident: $empty:ident, $range:ident, $self:ident => $value:expr;)*) => {$(
        impl $trait for $edge {
            type Empty = $empty;
            type InRange = $range;
            fn edge($self) -> FrameEdge {
                $value
            }
        }
    )*};
}
edges! {
    FrameStart for UnboundedPreceding: NotNull, Bound, self => FrameEdge::UnboundedPreceding;
    FrameStart for Preceding: NotNull, NeedsRangeOffsets, self => FrameEdge::Preceding(self.0);
    FrameStart for CurrentRow: NotNull, Bound, self => FrameEdge::CurrentRow;
    FrameStart for Following: Nullable, NeedsRangeOffsets, self => FrameEdge::Following(self.0);
    FrameEnd for Preceding: Nullable, NeedsRangeOffsets, self => FrameEdge::Preceding(self.0);
    FrameEnd for CurrentRow: NotNull, Bound, self => FrameEdge::CurrentRow;
    FrameEnd for Following: NotNull, NeedsRangeOffsets, self => FrameEdge::Following(self.0);
    FrameEnd for UnboundedFollowing: NotNull, Bound, self => FrameEdge::UnboundedFollowing;
}

/// The part of a window that only dialects with `range` of a distance accept.
pub struct NeedsRangeOffsets;
impl<S: Scope> Valid<S> for NeedsRangeOffsets where S::Dialect: HasRangeOffsets {}
/// The part of a window that only dialects with `groups` accept.
pub struct NeedsFrameGroups;
impl<S: Scope> Valid<S> for NeedsFrameGroups where S::Dialect: HasFrameGroups {}
/// The part of a window that only dialects with `exclude` accept.
pub struct NeedsFrameExclude;
impl<S: Scope> Valid<S> for NeedsFrameExclude where S::Dialect: HasFrameExclude {}
