//! The tables of a query as a type, and what an expression is within them.
//!
//! Types are computed totally and checked once: [`Lookup`] and [`In`] answer even for a wrong query,
//! [`Valid`] alone says no. So a mistake fails one bound, in one place.
use crate::identity::{False, SameId, True};
use crate::nullability::{NotNull, Nullability, Nullable};
use crate::schema::{Identity, TableOn};
use std::marker::PhantomData;

/// The end of a query's tables. `D` is its dialect, or [`Free`] while that is not known.
pub struct End<D>(PhantomData<D>);
/// A table `T` with nullability `N`, joined to the tables in `Rest`.
pub struct Joined<T, N, Rest>(PhantomData<(T, N, Rest)>);
/// The dialect of a query that is not yet part of another one.
#[derive(Debug, Clone, Copy)]
pub struct Free;

/// A query's tables.
pub trait Scope {
    /// The dialect of the query.
    type Dialect;
    /// The same tables, each with rows that may be missing: what a right or full join makes of them.
    type Nullified: Scope;
}
impl<D> Scope for End<D> {
    type Dialect = D;
    type Nullified = Self;
}
impl<T, N, R: Scope> Scope for Joined<T, N, R> {
    type Dialect = R::Dialect;
    type Nullified = Joined<T, Nullable, R::Nullified>;
}

/// The tables of a subquery followed by those of the query around it.
pub trait Within<Outer> {
    /// All of them, the inner ones first.
    type Out;
}
impl<D, Outer> Within<Outer> for End<D> {
    type Out = Outer;
}
impl<T, N, R: Within<Outer>, Outer> Within<Outer> for Joined<T, N, R> {
    type Out = Joined<T, N, R::Out>;
}

/// That each table is declared for dialect `D`.
pub trait OnDialect<D> {}
impl<D, E> OnDialect<D> for End<E> {}
impl<T: TableOn<D>, N, R: OnDialect<D>, D> OnDialect<D> for Joined<T, N, R> {}

/// A table of the scope.
pub struct Present;
/// No table of the scope.
pub struct Absent;

/// Whether a scope holds table `T`, and whether its rows may be missing. Total: an absent table
/// answers too, and [`Valid`] turns that answer into the error.
pub trait Lookup<T> {
    /// [`Present`] or [`Absent`].
    type Found;
    /// Whether a row of `T` may be missing.
    type Null: Nullability;
}
impl<T, D> Lookup<T> for End<D> {
    type Found = Absent;
    type Null = NotNull;
}
impl<T: Identity, H: Identity, N, R> Lookup<T> for Joined<H, N, R>
where
    H::Id: SameId<T::Id>,
    <H::Id as SameId<T::Id>>::Out: Choose<T, N, R>,
{
    type Found = <<H::Id as SameId<T::Id>>::Out as Choose<T, N, R>>::Found;
    type Null = <<H::Id as SameId<T::Id>>::Out as Choose<T, N, R>>::Null;
}

/// Goes on with the rest of the scope if the first table was not the one.
pub trait Choose<T, N, R> {
    /// As [`Lookup::Found`].
    type Found;
    /// As [`Lookup::Null`].
    type Null: Nullability;
}
impl<T, N: Nullability, R> Choose<T, N, R> for True {
    type Found = Present;
    type Null = N;
}
impl<T, N, R: Lookup<T>> Choose<T, N, R> for False {
    type Found = R::Found;
    type Null = R::Null;
}

/// The tables before table `T`, and those of the query around: what a lateral subquery `T` may use. Total, as
/// [`Lookup`].
pub trait Before<T> {
    /// They.
    type Out;
}
impl<T, D> Before<T> for End<D> {
    type Out = Self;
}
impl<T: Identity, H: Identity, N, R> Before<T> for Joined<H, N, R>
where
    H::Id: SameId<T::Id>,
    <H::Id as SameId<T::Id>>::Out: Rest<T, R>,
{
    type Out = <<H::Id as SameId<T::Id>>::Out as Rest<T, R>>::Out;
}

/// The rest of a scope whose first table was the one, or what is before it in the rest.
pub trait Rest<T, R> {
    /// As [`Before::Out`].
    type Out;
}
impl<T, R> Rest<T, R> for True {
    type Out = R;
}
impl<T, R: Before<T>> Rest<T, R> for False {
    type Out = R::Out;
}

/// The part of a free query that is a lateral subquery `T` with the part `P`: right if it uses only tables before it.
pub struct Preceding<T, P>(PhantomData<(T, P)>);
impl<T, P, S: Before<T>> Valid<S> for Preceding<T, P> where P: Valid<S::Out> {}

/// A query's tables as a query around it sees them, of which nothing is known yet: every column of another table may
/// be NULL. [`Valid`] is decided where the query is used.
pub struct Unknown;
impl<T> Lookup<T> for Unknown {
    type Found = Present;
    type Null = crate::nullability::Nullable;
}

/// That a scope holds table `T`: the bound of a reusable condition.
///
/// `fn active<S: Has<users::users>>() -> impl Condition<S> { eq(users::active, true) }`
pub trait Has<T>: Lookup<T, Found = Present> {}
impl<S: Lookup<T, Found = Present>, T> Has<T> for S {}

/// That a table was found.
#[diagnostic::on_unimplemented(
    message = "table `{T}` is not part of this query",
    label = "a column of `{T}` is used here, which is in neither `from` nor a join",
    note = "join `{T}` before using its columns"
)]
pub trait IsPresent<T> {}
impl<T> IsPresent<T> for Present {}

/// That a table was not found: it may be added.
#[diagnostic::on_unimplemented(
    message = "table `{T}` is already part of this query",
    label = "`{T}` is joined a second time",
    note = "give it another name to join it again: `alias!({T} as other)`"
)]
pub trait IsAbsent<T> {}
impl<T> IsAbsent<T> for Absent {}

/// The nullability of an expression within a scope.
pub trait In<S> {
    /// [`NotNull`] or [`Nullable`].
    type Null: Nullability;
}

/// That every column of an expression belongs to a table of the scope, and that the scope's dialect
/// has what the expression needs.
pub trait Valid<S> {}

/// No parts.
impl<S> Valid<S> for () {}
impl<S> In<S> for () {
    type Null = NotNull;
}
/// Nullable if any part is.
impl<A: In<S>, B: In<S>, S> In<S> for (A, B) {
    type Null = <A::Null as Nullability>::Or<B::Null>;
}

/// Nullable only if every part is.
pub trait AllIn<S> {
    /// [`NotNull`] or [`Nullable`].
    type Null: Nullability;
}
impl<S> AllIn<S> for () {
    type Null = Nullable;
}
impl<A: In<S>, B: AllIn<S>, S> AllIn<S> for (A, B) {
    type Null = <A::Null as Nullability>::And<B::Null>;
}

/// A bound value: never NULL, valid everywhere.
pub struct Bound;
impl<S> In<S> for Bound {
    type Null = NotNull;
}
impl<S> Valid<S> for Bound {}

/// A bound value that may be NULL.
pub struct BoundNullable;
impl<S> In<S> for BoundNullable {
    type Null = Nullable;
}
impl<S> Valid<S> for BoundNullable {}

// ---------------------------------------------------------------- checking now or later

/// The mode of a query on a database: what is written is checked where it is written.
pub struct Checked;
/// The mode of a free query: its parts are collected and checked where the query is used, since
/// they may refer to tables of the query around it. `One` or `Many` says how many rows there can be.
pub struct Deferred<Parts, Rows>(PhantomData<(Parts, Rows)>);
/// An aggregate without `group by` gives exactly one row.
pub struct One;
/// Any number of rows, none included.
pub struct Many;

/// [`Checked`] or [`Deferred`].
pub trait Mode {
    /// The mode with one more part.
    type With<Part>: Mode;
    /// The mode of a query that may give no row, whatever it selects.
    type AnyRows: Mode;
}
impl Mode for Checked {
    type With<Part> = Checked;
    type AnyRows = Checked;
}
impl<Parts, Rows> Mode for Deferred<Parts, Rows> {
    type With<Part> = Deferred<(Part, Parts), Rows>;
    type AnyRows = Deferred<Parts, Many>;
}

/// That a part is right here, or will be checked later.
pub trait CheckedBy<M, S> {}
impl<P: Valid<S>, S> CheckedBy<Checked, S> for P {}
#[diagnostic::do_not_recommend]
impl<P, S, Parts, Rows> CheckedBy<Deferred<Parts, Rows>, S> for P {}

/// That an argument's part is right in scope `S`. It stands on the argument, so that a message points there.
macro_rules! argument {
    ($($(#[$doc:meta])* $name:ident: $of:path;)*) => {$(
        $(#[$doc])*
        pub trait $name<M, S>: $of {}
        impl<A: $of, M, S> $name<M, S> for A where A::Part: CheckedBy<M, S> {}
    )*};
}
argument! {
    /// A condition that is right in scope `S`.
    PredicateIn: crate::expr::Predicate;
    /// Keys to order by that are right in scope `S`.
    OrderIn: crate::expr::OrderKeys;
    /// Keys to group by that are right in scope `S`.
    GroupIn: crate::query::GroupKeys;
    /// Tables to lock that are right in scope `S`.
    LockIn: crate::query::LockTables;
    /// A table that is right in scope `S`.
    SourceIn: crate::query::IntoSource;
}
