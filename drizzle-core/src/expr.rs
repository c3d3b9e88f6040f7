//! Typed expressions: a thin shell of types around the statement tree.
//!
//! Every expression is an [`Expr`] of some node; traits are implemented for `Expr<N>` once, and for
//! each node type. A bound then has one candidate, and rustc reports the innermost cause.
use crate::ast;
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::schema::{Column, Identity, Table, TypeOf};
use crate::scope::{AllIn, Bound, In, IsPresent, Lookup, Valid};
use crate::types::{Field, SqlType};
use std::marker::PhantomData;

mod aggregate;
mod arithmetic;
mod array;
mod case;
mod choice;
mod clock;
mod compare;
mod condition;
mod date;
mod filter;
mod frame;
mod function;
mod gathered;
mod grouping;
#[cfg(feature = "json")]
mod json;
mod math;
mod more_text;
mod newtype;
mod nullable;
mod numbers;
mod order;
mod range;
mod raw;
mod row;
mod search;
mod sequence;
mod special;
mod statistics;
mod text;
mod vector;
mod window;

pub use crate::ast::JsonPath;
pub use aggregate::{
    Aggregated, Avg, CountAll, Counted, Sum, avg, avg_distinct, count, count_all, count_distinct,
    max, min, sum, sum_distinct,
};
pub use arithmetic::Numeric;
pub use array::{
    CardinalityOf, ElementOf, NeedsArrays, OfArrays, array_append, array_cat, array_contained,
    array_contains, array_length, array_overlaps, array_position, array_prepend, array_remove,
    cardinality, element, eq_any, ne_all,
};
pub use case::{Case, Results, Then, when};
pub use choice::{Difference, greatest, is_distinct_from, is_not_distinct_from, least, nullif};
pub use clock::{
    Current, DateType, NeedsAddMonths, TimeType, Unit, add_days, add_hours, add_minutes,
    add_months, add_seconds, current_date, current_time, date_trunc, days_between, epoch, now,
};
pub use compare::{
    Comparison, Ilike, InList, NeedsIlike, Range, Test, between, eq, gt, gte, ilike, in_array,
    is_not_null, is_null, like, lt, lte, ne, not_between, not_ilike, not_in_array, not_like,
};
pub use condition::{
    Boolean, Condition, Filter, Predicate, Predicates, TableList, Uses, and, not, or,
};
pub use date::{Dated, day, day_of_year, hour, minute, month, quarter, second, weekday, year};
pub use filter::Filtered;
pub use frame::{
    CurrentRow, Exclude, Following, FrameEnd, FrameStart, InWindow, NamedWindow, NeedsFrameExclude,
    NeedsFrameGroups, NeedsRangeOffsets, OverWindow, Preceding, UnboundedFollowing,
    UnboundedPreceding, Window, current_row, following, partition_by, preceding,
    unbounded_following, unbounded_preceding, window,
};
pub use function::{
    Excluded, Function, IsRowOf, Literal, ProposedRow, TextParts, Upsert, cast, coalesce, concat,
    excluded, length, lower, upper, val,
};
pub use gathered::{
    Gapless, Gathered, NeverNull, OfRows, any_value, array_agg, array_agg_nullable, string_agg,
};
pub use grouping::{
    KeySets, NeedsGroupingSets, NeedsRollup, NoKeys, Totals, cube, grouping, grouping_sets,
    no_keys, rollup,
};
#[cfg(feature = "json")]
pub use json::{
    IntoJsonPath, JsonChanged, JsonOf, JsonRead, JsonType, NeedsJsonContains, NeedsJsonMergePatch,
    NeedsJsonOperators, NeedsJsonPathQueries, json_concat, json_contained, json_contains,
    json_has_all_keys, json_has_any_key, json_has_key, json_merge_patch, json_remove, json_set,
    json_typeof, jsonb_path_exists,
};
pub use math::{Fraction, MathFunction, NeedsMath, abs, ceil, floor, power, sqrt};
pub use more_text::{NeedsMd5, collate, concat_ws, md5};
pub use newtype::InnerOf;
pub use nullable::nullable;
pub use numbers::{Bits, Signed, bit_not, exp, ln, log10, random, round, round_to, sign, trunc};
pub use order::{IntoOrder, OrderBy, OrderKeys, Ordered, asc, desc};
pub use range::{
    OfRange, range_adjacent, range_before, range_contains, range_covers, range_intersection,
    range_is_empty, range_lower, range_overlaps, range_upper, range_within,
};
pub use raw::{Embed, EmbedList, Sql, SqlResult, Untyped, sql};
pub use row::{NeedsRows, Row, RowCells, RowCondition, RowOf, RowQuery, RowsOf, row};
pub use search::{
    Matched, NeedsFts5, NeedsMatchAgainst, NeedsTsVector, NoNull, OfFts, Rows, SearchMode,
    Searched, TsQuery, bm25, fts_match, fts_phrase, match_against, match_score, phraseto_tsquery,
    plainto_tsquery, snippet, to_tsquery, to_tsvector, ts_headline, ts_match, ts_rank, ts_rank_cd,
    websearch_to_tsquery,
};
#[doc(hidden)]
pub use sequence::sequence_default;
pub use sequence::{
    NeedsCurrentValue, Number, NumberOf, NumbersFor, Sequence, SequenceFn, SequenceOn,
    SequenceOnAll, current_value, next_value,
};
pub use special::{
    Address, Needs, PlusInterval, PointInTime, With, add_interval, interval_between, net_contained,
    net_contains, sub_interval,
};
pub use statistics::{
    NeedsStddev, Spread, Truth, bool_and, bool_or, stddev_pop, stddev_samp, var_pop, var_samp,
};
pub use text::{
    Function2, NeedsPad, NeedsRegexp, NeedsReverse, NeedsSplitPart, TextFunction, contains,
    ends_with, left, like_escape, lpad, ltrim, position, regexp_like, repeat, replace, reverse,
    right, rpad, rtrim, split_part, starts_with, substring, trim,
};
pub use vector::{Distance, VectorType, cosine_distance, inner_product, l1_distance, l2_distance};
pub use window::{
    AggregateOver, NeedsNthValue, OfFrame, Over, RowCounter, ValueFunction, WindowFunction,
    Windowed, cume_dist, dense_rank, first_value, lag, lag_or, last_value, lead, lead_or,
    nth_value, ntile, percent_rank, rank, row_number,
};

/// A SQL expression.
#[derive(Debug, Clone, Copy)]
#[must_use = "an expression does nothing until it is part of a query"]
pub struct Expr<N>(pub(crate) N);

/// What an [`Expr`] is made of.
pub trait Node: Clone {
    /// The type of its values that are not NULL.
    type Type;
    /// The names of table and column, if it is a column: messages tell them.
    #[doc(hidden)]
    const COLUMN: Option<(&'static str, &'static str)> = None;
    /// The tree of this expression.
    #[doc(hidden)]
    fn ast(self) -> ast::Expr;
}

impl<N: In<S>, S> In<S> for Expr<N> {
    type Null = N::Null;
}
impl<N: Valid<S>, S> Valid<S> for Expr<N> {}

// ---------------------------------------------------------------- columns

/// A column of a table.
pub struct Col<C>(PhantomData<C>);

impl<C> Clone for Col<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Col<C> {}
impl<C> std::fmt::Debug for Col<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(std::any::type_name::<C>())
    }
}

impl<C: Column> Expr<Col<C>> {
    /// The expression of a column. `#[table]` makes a constant of it for each.
    pub const fn column() -> Self {
        Expr(Col(PhantomData))
    }
}
impl<C: Column> Node for Col<C> {
    type Type = TypeOf<C>;
    const COLUMN: Option<(&'static str, &'static str)> =
        Some((<C::Table as Table>::DEF.name, C::DEF.name));
    fn ast(self) -> ast::Expr {
        ast::Expr::Column(<C::Table as Table>::SOURCE, const { &C::DEF })
    }
}
impl<C: Column, S: Lookup<C::Table>> In<S> for Col<C> {
    type Null = <<C::Field as Field>::Null as Nullability>::Or<S::Null>;
}
impl<C: Column, S: Lookup<C::Table>> Valid<S> for Col<C> where
    S::Found: IsPresent<<C::Table as Identity>::Shown>
{
}

/// A column of an alias `T`.
pub struct AliasCol<T, C>(PhantomData<(T, C)>);

impl<T, C> Clone for AliasCol<T, C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T, C> Copy for AliasCol<T, C> {}
impl<T: Table, C: Column> Expr<AliasCol<T, C>> {
    /// The expression of an alias's column. `#[table]` makes a constant of it for each.
    pub const fn alias_column() -> Self {
        Expr(AliasCol(PhantomData))
    }
}
impl<T: Table, C: Column> Node for AliasCol<T, C> {
    type Type = TypeOf<C>;
    const COLUMN: Option<(&'static str, &'static str)> =
        Some((<C::Table as Table>::DEF.name, C::DEF.name));
    fn ast(self) -> ast::Expr {
        ast::Expr::Column(T::SOURCE, const { &C::DEF })
    }
}
impl<T: Table, C: Column, S: Lookup<T>> In<S> for AliasCol<T, C> {
    type Null = <<C::Field as Field>::Null as Nullability>::Or<S::Null>;
}
impl<T: Table, C: Column, S: Lookup<T>> Valid<S> for AliasCol<T, C> where
    S::Found: IsPresent<T::Shown>
{
}

// ---------------------------------------------------------------- everything else

/// An expression made of others: of type `T`, nullable by the rule `R`, made of the parts `P`.
pub struct Op<T, R, P> {
    ast: ast::Expr,
    types: PhantomData<fn() -> (T, R, P)>,
}
impl<T, R, P> Clone for Op<T, R, P> {
    fn clone(&self) -> Self {
        Op {
            ast: self.ast.clone(),
            types: PhantomData,
        }
    }
}
impl<T, R, P> std::fmt::Debug for Op<T, R, P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.ast.fmt(f)
    }
}
impl<T, R, P> Node for Op<T, R, P> {
    type Type = T;
    fn ast(self) -> ast::Expr {
        self.ast
    }
}
impl<T, R: Rule<P, S>, P, S> In<S> for Op<T, R, P> {
    type Null = R::Null;
}
impl<T, R, P: Valid<S>, S> Valid<S> for Op<T, R, P> {}

impl<T, R, P> Expr<Op<T, R, P>> {
    pub(crate) fn op(ast: ast::Expr) -> Self {
        Expr(Op {
            ast,
            types: PhantomData,
        })
    }
}

/// How the nullability of an expression follows from its parts.
pub trait Rule<P, S> {
    /// The nullability.
    type Null: Nullability;
}
/// NULL if any part is: operators and most functions.
pub struct Strict;
/// Never NULL: `count`, `exists`, `is null`.
pub struct Never;
/// Perhaps NULL whatever the parts: `max` of no rows, a scalar subquery, `case` without `else`.
pub struct Always;
/// NULL only if every part is: `coalesce`.
pub struct AllOf;
/// An aggregate: one row even of no rows, with nullability `N`.
pub struct Aggregate<N>(PhantomData<N>);

impl<P: In<S>, S> Rule<P, S> for Strict {
    type Null = P::Null;
}
impl<P, S> Rule<P, S> for Never {
    type Null = NotNull;
}
impl<P, S> Rule<P, S> for Always {
    type Null = Nullable;
}
impl<P: AllIn<S>, S> Rule<P, S> for AllOf {
    type Null = P::Null;
}
impl<N: Nullability, P, S> Rule<P, S> for Aggregate<N> {
    type Null = N;
}

// ---------------------------------------------------------------- operands

/// That values of SQL type `Self` can be compared with, or stored beside, those of type `T`.
#[diagnostic::on_unimplemented(
    message = "SQL `{Self}` and `{T}` can't be compared",
    label = "this is a SQL `{Self}`, expected `{T}`",
    note = "`cast(..)` makes one type of the other"
)]
pub trait Comparable<T> {}
impl<T: SqlType> Comparable<T> for T {}
macro_rules! comparable { ($($t:ty: $($u:ty),*;)*) => { $($(#[diagnostic::do_not_recommend] impl Comparable<$u> for $t {})*)* } }
comparable! {
    i8: i16, i32, i64, u8, u16, u32, u64;
    i16: i8, i32, i64, u8, u16, u32, u64;
    i32: i8, i16, i64, u8, u16, u32, u64;
    i64: i8, i16, i32, u8, u16, u32, u64;
    u8: i8, i16, i32, i64, u16, u32, u64;
    u16: i8, i16, i32, i64, u8, u32, u64;
    u32: i8, i16, i32, i64, u8, u16, u64;
    u64: i8, i16, i32, i64, u8, u16, u32;
    f32: f64;
    f64: f32;
}

/// What can stand beside an expression of type `T`: a value of it, or a column or expression of that type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be used where SQL needs a `{T}`",
    label = "expected a `{T}` value, or a column or expression of type `{T}`"
)]
pub trait Operand<T> {
    /// What it is within a scope.
    type Part;
    #[doc(hidden)]
    fn operand(self) -> ast::Expr;
}
impl<T: SqlType> Operand<T> for T {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Value(self.into_value())
    }
}
impl<T: SqlType + Clone> Operand<T> for &T {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Value(self.clone().into_value())
    }
}
impl Operand<String> for &str {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Value(self.to_owned().into_value())
    }
}
/// An element of a slice of texts.
#[diagnostic::do_not_recommend]
impl Operand<String> for &&str {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Value((*self).to_owned().into_value())
    }
}
#[diagnostic::do_not_recommend]
impl Operand<String> for std::borrow::Cow<'_, str> {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Value(self.into_owned().into_value())
    }
}
impl Operand<Vec<u8>> for &[u8] {
    type Part = Bound;
    fn operand(self) -> ast::Expr {
        ast::Expr::Value(self.to_owned().into_value())
    }
}
impl<N: Node, T> Operand<T> for Expr<N>
where
    N::Type: Comparable<T>,
{
    type Part = N;
    fn operand(self) -> ast::Expr {
        self.0.ast()
    }
}

// ---------------------------------------------------------------- stored values

/// What can be stored in a column of type `T` with nullability `Null`, within the scope `S`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be stored in a `{T}` column",
    label = "expected a `{T}`",
    note = "a column that may be NULL takes a `{T}` or an `Option<{T}>`, a NOT NULL column only a `{T}`"
)]
pub trait Assign<T, Null, S> {
    #[doc(hidden)]
    fn assign(self) -> ast::Expr;
}
impl<T: SqlType, Null, S> Assign<T, Null, S> for T {
    fn assign(self) -> ast::Expr {
        ast::Expr::Value(self.into_value())
    }
}
impl<T: SqlType, S> Assign<T, Nullable, S> for Option<T> {
    fn assign(self) -> ast::Expr {
        ast::Expr::Value(self.into_field_value())
    }
}
impl<Null, S> Assign<String, Null, S> for &str {
    fn assign(self) -> ast::Expr {
        ast::Expr::Value(self.to_owned().into_value())
    }
}
impl<Null, S> Assign<String, Null, S> for &String {
    fn assign(self) -> ast::Expr {
        ast::Expr::Value(self.clone().into_value())
    }
}
impl<Null, S> Assign<Vec<u8>, Null, S> for &[u8] {
    fn assign(self) -> ast::Expr {
        ast::Expr::Value(self.to_owned().into_value())
    }
}
impl<N, T, Null, S> Assign<T, Null, S> for Expr<N>
where
    N: Node + Valid<S> + In<S>,
    N::Type: Comparable<T>,
    N::Null: Fits<Null>,
{
    fn assign(self) -> ast::Expr {
        self.0.ast()
    }
}

/// That something of this nullability can be stored in a column of nullability `Column`.
#[diagnostic::on_unimplemented(
    message = "an expression that may be NULL can't be stored in a NOT NULL column",
    label = "this may be NULL",
    note = "give it another value for that case: `coalesce(expression, value)`"
)]
pub trait Fits<Column> {}
impl Fits<NotNull> for NotNull {}
impl<N: Nullability> Fits<Nullable> for N {}
