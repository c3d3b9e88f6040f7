//! Aggregates that make one value of the values of many rows.
use super::array::NeedsArrays;
use super::{Comparable, Expr, Node, Op, OrderKeys, Predicate, Rule};
use crate::ast::{self, Gathering};
use crate::nullability::{NotNull, Nullable};
use crate::scope::{In, Valid};
use crate::types::{Element, SqlType};
use std::borrow::Cow;
use std::marker::PhantomData;

/// The nullability of such an aggregate: NULL of no rows.
pub struct OfRows;
impl<P, S> Rule<P, S> for OfRows {
    type Null = Nullable;
}

/// An aggregate of values in an order, of the parts `P`.
pub type Gathered<T, P> = Expr<Op<T, OfRows, P>>;

fn gathered<T, P>(what: Gathering, operand: ast::Expr) -> Gathered<T, P> {
    Expr::op(ast::Expr::Gathered(Box::new(ast::Gathered {
        what,
        operand,
        order: Vec::new(),
        filter: None,
    })))
}

/// The texts of all rows as one, with a separator between them; NULL ones are left out, and of no text it is `None`:
/// `string_agg(posts::title, ", ").order_by(posts::id)`.
///
/// It is `group_concat` on SQLite and MySQL. An order needs SQLite 3.44.
///
/// ```
/// use drizzle_core::expr::{string_agg, val};
/// let names = string_agg(val("a"), ", ").order_by(val("a"));
/// # _ = names;
/// ```
pub fn string_agg<N: Node<Type: Comparable<String>>>(
    text: Expr<N>,
    separator: impl Into<Cow<'static, str>>,
) -> Gathered<String, (N, ())> {
    gathered(Gathering::Text(separator.into()), text.0.ast())
}
/// The values of all rows as an array, `None` of no rows. PostgreSQL and CockroachDB. Values that may be NULL take
/// [`array_agg_nullable`].
pub fn array_agg<N: Node<Type: Element>>(
    value: Expr<N>,
) -> Gathered<Vec<N::Type>, (NeverNull<N>, (NeedsArrays, ()))> {
    gathered(Gathering::Array, value.0.ast())
}
/// The values of all rows as an array in which some may be NULL, `None` of no rows. PostgreSQL and CockroachDB.
pub fn array_agg_nullable<N: Node>(
    value: Expr<N>,
) -> Gathered<Vec<Option<N::Type>>, (N, (NeedsArrays, ()))>
where
    Option<N::Type>: Element,
{
    gathered(Gathering::Array, value.0.ast())
}
/// The value of one of the rows, whichever: the way to select a column beside aggregates that is the same in each row of
/// a group. NULL, hence `None`, only if it is in all of them.
///
/// Databases have no function of this meaning, or have one that may give NULL where there are values, so it is `min`, or
/// the first of an array.
pub fn any_value<N: Node<Type: SqlType>>(value: Expr<N>) -> Gathered<N::Type, (N, ())> {
    gathered(Gathering::Any(<N::Type as SqlType>::KIND), value.0.ast())
}

impl<T, P> Gathered<T, P> {
    fn with<Q>(mut self, change: impl FnOnce(&mut ast::Gathered)) -> Gathered<T, Q> {
        if let ast::Expr::Gathered(gathered) = &mut self.0.ast {
            change(gathered);
        }
        Expr::op(self.0.ast)
    }
    /// The order in which the values are taken. It replaces one that was given before.
    pub fn order_by<K: OrderKeys<Part = Q>, Q>(self, keys: K) -> Gathered<T, (Q, (P, ()))> {
        self.with(|gathered| {
            gathered.order.clear();
            keys.orders(&mut gathered.order);
        })
    }
    /// Of the rows for which this holds.
    pub fn filter<C: Predicate<Part = Q>, Q>(self, condition: C) -> Gathered<T, (Q, (P, ()))> {
        let condition = condition.predicate();
        self.with(|gathered| {
            gathered.filter = Some(match gathered.filter.take() {
                Some(filter) => ast::Expr::And(vec![filter, condition]),
                None => condition,
            });
        })
    }
}

/// The part of an expression whose values are put where NULL has no place.
pub struct NeverNull<N>(PhantomData<N>);
impl<N, S> In<S> for NeverNull<N> {
    type Null = NotNull;
}
impl<N: Valid<S> + In<S>, S> Valid<S> for NeverNull<N> where N::Null: Gapless {}

/// That values are never NULL.
#[diagnostic::on_unimplemented(
    message = "these values may be NULL, which an array of plain values has no place for",
    label = "this may be NULL in some rows",
    note = "use `array_agg_nullable`, an array of `Option`s, or give another value for NULL: `coalesce(expression, value)`"
)]
pub trait Gapless {}
impl Gapless for NotNull {}

impl<N: Node> Expr<N> {
    /// The value of one of the rows, whichever; see [`any_value`].
    pub fn any_value(self) -> Gathered<N::Type, (N, ())>
    where
        N::Type: SqlType,
    {
        any_value(self)
    }
    /// The texts of all rows as one; see [`string_agg`].
    pub fn string_agg(self, separator: impl Into<Cow<'static, str>>) -> Gathered<String, (N, ())>
    where
        N::Type: Comparable<String>,
    {
        string_agg(self, separator)
    }
}
