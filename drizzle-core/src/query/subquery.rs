//! Subqueries: in `exists` and `in`, as one value, and as tables.
use super::Select;
use super::selection::{AsRecord, Tag};
use super::source::IntoSource;
use crate::ast;
use crate::expr::{Aggregate, Always, Expr, Never, Node, Op};
use crate::nullability::Nullability;
use crate::schema::Identity;
use crate::scope::{Deferred, Free, In, IsPresent, Lookup, Many, One, Unknown, Valid, Within};
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

/// The part of an expression that is a subquery: selecting `Sel` from scope `S`, with parts `P`.
pub struct Sub<Sel, S, P>(PhantomData<(Sel, S, P)>);
impl<Sel, S: Within<Outer>, P, Outer> Valid<Outer> for Sub<Sel, S, P>
where
    Sel: Valid<S::Out>,
    P: Valid<S::Out>,
{
}
impl<Sel: In<S::Out>, S: Within<Outer>, P, Outer> In<Outer> for Sub<Sel, S, P> {
    type Null = Sel::Null;
}

/// `exists (..)`: whether rows pass the subquery's joins and filters. What it selects does not matter, and is
/// not rendered.
pub fn exists<Sel, S, P, R>(
    query: Select<Free, Sel, S, Deferred<P, R>>,
) -> Expr<Op<bool, Never, Sub<Sel, S, P>>> {
    Expr::op(ast::Expr::Exists {
        query: query.into_existence(),
        negated: false,
    })
}
/// `not exists (..)`.
pub fn not_exists<Sel, S, P, R>(
    query: Select<Free, Sel, S, Deferred<P, R>>,
) -> Expr<Op<bool, Never, Sub<Sel, S, P>>> {
    Expr::op(ast::Expr::Exists {
        query: query.into_existence(),
        negated: true,
    })
}

/// How the nullability of a subquery as a value follows from the number of its rows: an aggregate
/// without `group by` gives one row, whatever else may give none.
pub trait ExactlyOne<N> {
    /// The rule.
    type Rule;
}
impl<N> ExactlyOne<N> for Many {
    type Rule = Always;
}
impl<N: SingleColumn> ExactlyOne<N> for One {
    type Rule = N::ScalarRule;
}
/// What a column alone in a subquery means for the number of rows.
pub trait SingleColumn {
    /// The rule for the nullability of the subquery as a value.
    type ScalarRule;
}
impl<C> SingleColumn for crate::expr::Col<C> {
    type ScalarRule = Always;
}
impl<T, C> SingleColumn for crate::expr::AliasCol<T, C> {
    type ScalarRule = Always;
}
impl<G, T, N> SingleColumn for SubCol<G, T, N> {
    type ScalarRule = Always;
}
impl<T, R: ScalarRule, P> SingleColumn for Op<T, R, P> {
    type ScalarRule = R::Rule;
}
/// The rule of a subquery, by the rule of its one expression.
pub trait ScalarRule {
    /// The rule.
    type Rule;
}
impl<N: Nullability> ScalarRule for Aggregate<N> {
    type Rule = Aggregate<N>;
}
macro_rules! maybe_no_row { ($($t:ty),*) => { $(impl ScalarRule for $t { type Rule = Always; })* } }
maybe_no_row!(
    Never,
    Always,
    crate::expr::Strict,
    crate::expr::AllOf,
    crate::expr::Results,
    crate::expr::OfFrame
);
impl ScalarRule for crate::expr::OfRows {
    type Rule = crate::expr::OfRows;
}
impl<R> ScalarRule for crate::expr::Over<R> {
    type Rule = Always;
}

impl<N: Node, S, P, R: ExactlyOne<N>> Select<Free, Expr<N>, S, Deferred<P, R>> {
    /// The query as a value: that of its one row, or NULL if there is none.
    ///
    /// An aggregate without `group by` always has a row, so a count is never NULL.
    pub fn scalar(self) -> Expr<Op<N::Type, R::Rule, Sub<Expr<N>, S, P>>> {
        Expr::op(ast::Expr::Scalar(self.into_query()))
    }
}

// ---------------------------------------------------------------- as a table

/// A subquery or CTE with a name: a table whose columns are the fields of its record.
#[derive(Debug, Clone)]
pub struct Subquery<G, C, Part> {
    pub(crate) source: ast::Source,
    columns: C,
    types: PhantomData<fn() -> (G, Part)>,
}
impl<G, C, Part> Subquery<G, C, Part> {
    pub(crate) fn new(source: ast::Source, columns: C) -> Self {
        Subquery {
            source,
            columns,
            types: PhantomData,
        }
    }
    pub(super) fn into_parts(self) -> (ast::Source, C) {
        (self.source, self.columns)
    }
}
impl<G, C, Part> Deref for Subquery<G, C, Part> {
    type Target = C;
    fn deref(&self) -> &C {
        &self.columns
    }
}
impl<G: Tag, C, Part> IntoSource for &Subquery<G, C, Part> {
    type Table = SubTable<G>;
    type Part = Part;
    fn source(self) -> ast::Source {
        self.source.clone()
    }
}

impl<Sel, S: Within<Unknown>, P, R> Select<Free, Sel, S, Deferred<P, R>> {
    /// Gives the query a name, to be joined or selected from; the record's fields are its columns.
    ///
    /// A column of the query around it, which a lateral subquery can select, may be NULL.
    pub fn subquery<G: Tag, C>(self, name: &'static str) -> Subquery<G, C, Sub<Sel, S, P>>
    where
        Sel: AsRecord<S::Out, Tag = G, Columns = C>,
    {
        let mut items = Vec::new();
        self.selection.named(&mut items);
        Subquery::new(
            ast::Source::Subquery(name, Arc::new(self.build(items))),
            Sel::columns(name),
        )
    }
}

/// The identity of a subquery within a query's tables.
pub struct SubTable<G>(PhantomData<G>);
impl<G: Tag> Identity for SubTable<G> {
    type Id = G::Id;
    type Shown = SubTable<G>;
}

/// A column of a subquery.
pub struct SubCol<G, T, N> {
    source: &'static str,
    column: &'static str,
    types: PhantomData<fn() -> (G, T, N)>,
}
impl<G, T, N> Clone for SubCol<G, T, N> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<G, T, N> Copy for SubCol<G, T, N> {}
impl<G, T, N> Expr<SubCol<G, T, N>> {
    #[doc(hidden)]
    pub const fn sub_column(source: &'static str, column: &'static str) -> Self {
        Expr(SubCol {
            source,
            column,
            types: PhantomData,
        })
    }
}
impl<G: Tag, T, N> Node for SubCol<G, T, N> {
    type Type = T;
    fn ast(self) -> ast::Expr {
        ast::Expr::Derived(self.source, self.column)
    }
}
impl<G: Tag, T, N: Nullability, S: Lookup<SubTable<G>>> In<S> for SubCol<G, T, N> {
    type Null = N::Or<S::Null>;
}
impl<G: Tag, T, N, S: Lookup<SubTable<G>>> Valid<S> for SubCol<G, T, N> where
    S::Found: IsPresent<SubTable<G>>
{
}
