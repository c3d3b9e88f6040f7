//! Shapes that are structs with names: `#[derive(Shape)]`.
use super::find::{Level, LevelScope, Shape, store};
use super::store::{Branches, Store};
use super::{Cardinality, Many, One, Plan, Relation};
use crate::ast;
use crate::decode::{DecodeError, Reader};
use crate::nullability::{NotNull, Nullable};
use crate::query::Selection;
use crate::schema::Table;
use crate::scope::{Free, Valid};
use crate::types::Field;
use crate::value::Kind;
use std::marker::PhantomData;

/// A struct that says which fields of a table it has: made by `#[derive(Shape)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no shape of a table",
    label = "expected a struct with `#[derive(Shape)]`, in a `Vec` or `Option` where the relation has many rows or perhaps none"
)]
pub trait Described: Sized + Send + 'static {
    /// The table.
    type Table: Table;
}

/// What a [`Described`] struct is on dialect `D`. The functions are those of [`Shape`].
#[allow(missing_docs)]
pub trait DescribedOn<D>: Described {
    type Own: Send + 'static;
    type Branches: Branches;
    fn own(out: &mut Vec<ast::Item>, kinds: &mut Vec<Kind>);
    fn decode(row: &mut dyn Reader) -> Result<Self::Own, DecodeError>;
    fn branches(plan: &mut Plan, level: usize) -> Self::Branches;
    fn build(own: Self::Own, branches: FieldsOf<Self::Branches>) -> Self;
}
impl<R: DescribedOn<D, Table = T>, T: Table, D> Shape<LevelScope<T, D>> for Derived<R> {
    type Output = R;
    type Own = R::Own;
    type Branches = R::Branches;
    fn own(&self, out: &mut Vec<ast::Item>, kinds: &mut Vec<Kind>) {
        R::own(out, kinds);
    }
    fn decode(row: &mut dyn Reader) -> Result<Self::Own, DecodeError> {
        R::decode(row)
    }
    fn branches(&self, plan: &mut Plan, level: usize) -> Self::Branches {
        R::branches(plan, level)
    }
    fn build(own: Self::Own, branches: FieldsOf<Self::Branches>) -> R {
        R::build(own, branches)
    }
}
impl<R, S> Valid<S> for Derived<R> {}

/// The shape that a struct describes.
pub struct Derived<R>(PhantomData<fn() -> R>);
impl<R> Derived<R> {
    pub(crate) fn new() -> Self {
        Derived(PhantomData)
    }
}
impl<R> Clone for Derived<R> {
    fn clone(&self) -> Self {
        Derived(PhantomData)
    }
}

/// A field that holds rows of a relation: `Vec<R>`, `Option<R>` or `R`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no shape of a table",
    label = "expected a struct with `#[derive(Shape)]`, in a `Vec` or `Option` where the relation has many rows or perhaps none"
)]
pub trait NestField {
    /// The struct of a row.
    type Row: Described;
    /// How many rows there are.
    type Cardinality: Cardinality;
}
impl<R: Described> NestField for Vec<R> {
    type Row = R;
    type Cardinality = Many;
}
impl<R: Described> NestField for Option<R> {
    type Row = R;
    type Cardinality = One<Nullable>;
}
impl<R: Described> NestField for R {
    type Row = R;
    type Cardinality = One<NotNull>;
}

/// Where the rows go that a field holds.
pub type NestStore<F, D> = Store<
    <<F as NestField>::Row as DescribedOn<D>>::Own,
    <<F as NestField>::Row as DescribedOn<D>>::Branches,
    <F as NestField>::Row,
    <F as NestField>::Cardinality,
>;

/// That an expression of this type fills a field of type `T`.
#[diagnostic::on_unimplemented(
    message = "this field is a `{T}`, its value a `{Self}`",
    label = "expected a `{Self}`"
)]
pub trait FillsField<T> {}
impl<T> FillsField<T> for T {}

/// Adds the expression of a field of type `F`.
#[doc(hidden)]
pub fn put<S, F, E: Selection<S>>(expr: E, out: &mut Vec<ast::Item>, kinds: &mut Vec<Kind>)
where
    E::Output: FillsField<F>,
{
    expr.select(out);
    expr.kinds(kinds);
}

/// That an expression is right on any database.
#[doc(hidden)]
pub fn checked<T: Table, E: Valid<LevelScope<T, Free>>>(expr: E) -> E {
    expr
}

/// Reads a field.
#[doc(hidden)]
pub fn read<F: Field>(
    row: &mut dyn Reader,
    shape: &'static str,
    field: &'static str,
) -> Result<F, DecodeError> {
    row.next().and_then(F::read).map_err(|e| DecodeError {
        column: format!("{shape}.{field}").into(),
        expected: e.expected,
        found: e.found,
    })
}

/// That a relation of this many rows fits a field that holds `C`.
///
/// It is a trait of the relation's side, so that the field does not decide what the relation is expected to be.
#[diagnostic::on_unimplemented(
    message = "this field does not hold as many rows as the relation has",
    label = "write `Vec<..>` for many rows, `Option<..>` where there may be none, the struct alone where there is always one"
)]
pub trait HeldBy<C> {}
impl<K> HeldBy<Many> for Many<K> {}
impl<N, K> HeldBy<One<Nullable>> for One<N, K> {}
impl<K> HeldBy<One<NotNull>> for One<NotNull, K> {}

/// That the other table of a relation is the one that a field's struct is a shape of, `T`.
#[diagnostic::on_unimplemented(
    message = "this field's struct is a shape of `{T}`, the relation has rows of `{Self}`",
    label = "expected a shape of `{Self}`"
)]
pub trait ShownAs<T> {}
impl<T> ShownAs<T> for T {}

/// Adds the level of a relation to the plan.
#[doc(hidden)]
pub fn nest<F: NestField, D, Own, T: Table, C, P>(
    relation: Relation<Own, T, C>,
    level: Level<T, P>,
    plan: &mut Plan,
    parent: usize,
) -> NestStore<F, D>
where
    C: HeldBy<F::Cardinality>,
    T: ShownAs<<F::Row as Described>::Table>,
    F::Row: DescribedOn<D>,
    P: Valid<LevelScope<T, Free>>,
{
    let def = relation.def;
    let level = level.of_table::<<F::Row as Described>::Table>();
    store::<
        <F::Row as Described>::Table,
        LevelScope<<F::Row as Described>::Table, D>,
        Derived<F::Row>,
        P,
        F::Cardinality,
    >(plan, Some((parent, def)), &level, &Derived::new(), def.name)
}

/// The fields of a row, for `type Own` and friends.
#[doc(hidden)]
pub type FieldsOf<B> = <B as Branches>::Fields;
