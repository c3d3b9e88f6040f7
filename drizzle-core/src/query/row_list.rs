//! The columns of a row as a type, so that the rows of two queries can be compared.
use crate::expr::{Comparable, Fits};
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::schema::{Column, NullOf, TypeOf};
use crate::types::SqlType;
use crate::value::Kind;
use std::marker::PhantomData;

/// A column of type `T` with nullability `N`.
pub struct Cell<T, N>(PhantomData<(T, N)>);
/// The columns of a table whose rows are `R`, perhaps missing.
pub struct WholeRow<R, N>(PhantomData<(R, N)>);

/// Nested pairs: the list of these types.
macro_rules! row_list {
    ($head:ty, $($tail:tt)*) => { ($head, row_list!($($tail)*)) };
    () => { () };
}
pub(super) use row_list;

/// That rows with these columns can stand beside rows with the columns `Other`, as rows of the same query.
#[diagnostic::on_unimplemented(
    message = "these queries do not select the same number of columns",
    label = "other columns than those of the first query",
    note = "both must select columns of the same types, in the same order"
)]
pub trait FitsRow<Other> {}
impl FitsRow<()> for () {}
impl<A: FitsRow<B>, RA: FitsRow<RB>, B, RB> FitsRow<(B, RB)> for (A, RA) {}
impl<T: SameType<U>, N: FitsFirst<M>, U, M> FitsRow<Cell<U, M>> for Cell<T, N> {}
// A row that may be missing can have one more column, which tells.
impl<T: SameType<U>, N, U> FitsRow<WholeRow<U, N>> for WholeRow<T, N> {}

/// One column alone, beside a record or tuple of one.
impl<T: SameType<U>, N: FitsFirst<M>, U, M> FitsRow<(Cell<U, M>, ())> for Cell<T, N> {}
impl<T: SameType<U>, N: FitsFirst<M>, U, M> FitsRow<Cell<U, M>> for (Cell<T, N>, ()) {}

/// That two columns have the same type.
#[diagnostic::on_unimplemented(
    message = "one of these queries gives a `{T}` where the other gives a `{Self}`",
    label = "a column of type `{Self}`, expected `{T}`; `cast(..)` makes one type of the other"
)]
pub trait SameType<T> {}
impl<T> SameType<T> for T {}

/// That a column may be NULL only if that of the first query may.
#[diagnostic::on_unimplemented(
    message = "a column of this query may be NULL, and that of the first query is never NULL",
    label = "a column of this may be NULL",
    note = "say of the first query's column that it may be NULL, too: `nullable(column)`; or give this one another value: `coalesce(column, value)`"
)]
pub trait FitsFirst<First> {}
impl FitsFirst<NotNull> for NotNull {}
impl<N: Nullability> FitsFirst<Nullable> for N {}

/// That rows with these columns fill the first columns of the list `Columns` of a table.
#[diagnostic::on_unimplemented(
    message = "these queries do not fill the columns of the table they are inserted into",
    label = "expected columns of the table's types, in their order, and not more than there are"
)]
pub trait Fills<Columns> {
    #[doc(hidden)]
    fn positions(out: &mut Vec<usize>);
}
impl<Columns> Fills<Columns> for () {
    fn positions(_: &mut Vec<usize>) {}
}
impl<T, N, R, C: Column, L> Fills<(C, L)> for (Cell<T, N>, R)
where
    T: Comparable<TypeOf<C>>,
    N: Fits<NullOf<C>>,
    R: Fills<L>,
{
    fn positions(out: &mut Vec<usize>) {
        out.push(super::insert::position::<C>());
        R::positions(out);
    }
}

/// The kinds of a row's columns.
#[doc(hidden)]
pub trait Kinds {
    fn kinds(out: &mut Vec<Kind>);
}
impl Kinds for () {
    fn kinds(_: &mut Vec<Kind>) {}
}
impl<A: Kinds, R: Kinds> Kinds for (A, R) {
    fn kinds(out: &mut Vec<Kind>) {
        A::kinds(out);
        R::kinds(out);
    }
}
impl<T: SqlType, N> Kinds for Cell<T, N> {
    fn kinds(out: &mut Vec<Kind>) {
        out.push(T::KIND);
    }
}
