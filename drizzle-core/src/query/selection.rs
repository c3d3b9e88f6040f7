//! What a query selects, and the type of its rows.
use super::row_list::{Cell, WholeRow, row_list};
use crate::ast::{Expr as Ast, Item};
use crate::decode::{self, DecodeError, Reader};
use crate::expr::{Expr, Node};
use crate::nullability::{NotNull, Nullability};
use crate::schema::{Identity, Table};
use crate::scope::{End, In, IsPresent, Joined, Lookup, Valid};
use crate::types::SqlType;
use crate::value::Kind;
use std::marker::PhantomData;
use std::ops::RangeFull;

/// What can be selected: an expression, a table, a tuple of them, `fields!`, or `..` for everything.
///
/// `Kind` tells the kinds apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be selected",
    label = "not a selection",
    note = "select columns, expressions, tables, a tuple of them (of at most 16), `fields! {{ name: expression, .. }}`, or `..`"
)]
pub trait IntoSelection<Kind> {
    /// The selection.
    type Selection;
    #[doc(hidden)]
    fn into_selection(self) -> Self::Selection;
}
/// The kinds of selections.
#[doc(hidden)]
#[allow(missing_docs)]
pub mod kind {
    pub struct Expression;
    pub struct Table;
    pub struct Everything;
    pub struct Record;

    /// The value of a field of `fields!` as a selection.
    pub fn of_field<I: super::IntoSelection<K, Selection = Sel>, Sel, K>(value: I) -> Sel {
        value.into_selection()
    }
}
impl<N> IntoSelection<kind::Expression> for Expr<N> {
    type Selection = Self;
    fn into_selection(self) -> Self {
        self
    }
}
impl IntoSelection<kind::Everything> for RangeFull {
    type Selection = Self;
    fn into_selection(self) -> Self {
        self
    }
}
#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> T, T: Table> IntoSelection<kind::Table> for F {
    type Selection = WholeTable<T>;
    fn into_selection(self) -> WholeTable<T> {
        WholeTable(PhantomData)
    }
}

/// A selection within the tables of scope `S`.
#[diagnostic::on_unimplemented(
    message = "`..` can't select the tables of this query",
    label = "expected columns, tables or `fields! {{ .. }}`",
    note = "`..` selects the rows of the tables in `from` and joins: at least one, at most eight, and no subquery"
)]
pub trait Selection<S>: Clone {
    /// The type of a row.
    type Output: Send + 'static;
    /// The types of its columns, as a list.
    type List;
    /// The names of its fields, if they have any.
    #[doc(hidden)]
    const FIELDS: &'static [&'static str] = &[];
    /// The selected expressions.
    #[doc(hidden)]
    fn select(&self, out: &mut Vec<Item>);
    /// The type of each selected expression.
    #[doc(hidden)]
    fn kinds(&self, out: &mut Vec<Kind>);
    /// Reads a row.
    #[doc(hidden)]
    fn decode(row: &mut dyn Reader) -> Result<Self::Output, DecodeError>;
}

impl<N: Node + In<S>, S> Selection<S> for Expr<N>
where
    N::Type: Readable,
    <N::Null as Nullability>::Wrap<N::Type>: Send + 'static,
{
    type Output = <N::Null as Nullability>::Wrap<N::Type>;
    type List = Cell<N::Type, N::Null>;
    fn select(&self, out: &mut Vec<Item>) {
        out.push(Item::of(<N::Type as SqlType>::KIND, self.0.clone().ast()));
    }
    fn kinds(&self, out: &mut Vec<Kind>) {
        out.push(<N::Type as SqlType>::KIND);
    }
    #[inline]
    fn decode(row: &mut dyn Reader) -> Result<Self::Output, DecodeError> {
        decode::expr::<N::Type, N::Null>(row, N::COLUMN)
    }
}

// ---------------------------------------------------------------- whole tables

fn columns<T: Table, N: Nullability>(out: &mut Vec<Item>) {
    if N::NULLABLE && T::DEF.presence().is_none() {
        out.push(Item::new(Ast::RowMarker(T::SOURCE, T::DEF), None));
    }
    let columns = T::DEF.columns.iter();
    out.extend(columns.map(|column| Item::of(column.kind, Ast::Column(T::SOURCE, column))));
}

fn kinds_of<T: Table, N: Nullability>(out: &mut Vec<Kind>) {
    if N::NULLABLE && T::DEF.presence().is_none() {
        out.push(Kind::I32);
    }
    out.extend(T::DEF.columns.iter().map(|column| column.kind));
}

/// A whole table as a selection.
pub struct WholeTable<T>(PhantomData<fn() -> T>);
impl<T> WholeTable<T> {
    pub(crate) fn new() -> Self {
        WholeTable(PhantomData)
    }
}
impl<T> Clone for WholeTable<T> {
    fn clone(&self) -> Self {
        WholeTable(PhantomData)
    }
}
impl<T: Table, S: Lookup<T>> Selection<S> for WholeTable<T>
where
    <S::Null as Nullability>::Wrap<T::Row>: Send + 'static,
{
    type Output = <S::Null as Nullability>::Wrap<T::Row>;
    type List = WholeRow<T::Row, S::Null>;
    fn select(&self, out: &mut Vec<Item>) {
        columns::<T, S::Null>(out);
    }
    fn kinds(&self, out: &mut Vec<Kind>) {
        kinds_of::<T, S::Null>(out);
    }
    fn decode(row: &mut dyn Reader) -> Result<Self::Output, DecodeError> {
        decode::source::<T, S::Null>(row)
    }
}
impl<T: Table, S: Lookup<T>> Valid<S> for WholeTable<T> where
    S::Found: IsPresent<<T as Identity>::Shown>
{
}

/// That values of this SQL type can be read.
#[diagnostic::on_unimplemented(
    message = "this hand-written SQL has no type, so its value can't be read",
    label = "a selected expression has no type",
    note = "write the type after the text: `sql!(\"..\" as i64)`"
)]
pub trait Readable: SqlType {}
#[diagnostic::do_not_recommend]
impl<T: SqlType> Readable for T {}

impl<S> Valid<S> for RangeFull {}
/// One table: its row.
#[diagnostic::do_not_recommend]
impl<T: Table, N: Nullability, D> Selection<Joined<T, N, End<D>>> for RangeFull
where
    N::Wrap<T::Row>: Send + 'static,
{
    type Output = N::Wrap<T::Row>;
    type List = WholeRow<T::Row, N>;
    fn select(&self, out: &mut Vec<Item>) {
        columns::<T, N>(out);
    }
    fn kinds(&self, out: &mut Vec<Kind>) {
        kinds_of::<T, N>(out);
    }
    #[inline]
    fn decode(row: &mut dyn Reader) -> Result<Self::Output, DecodeError> {
        decode::source::<T, N>(row)
    }
}
/// Several tables: a tuple of their rows, in the order they were written.
macro_rules! everything {
    ($(($t:ident $n:ident))*) => { everything!(@reverse [$(($t $n))*] [] $(($t $n))*); };
    (@reverse $forward:tt [$($done:tt)*] ($t:ident $n:ident) $($rest:tt)*) => { everything!(@reverse $forward [($t $n) $($done)*] $($rest)*); };
    (@reverse [$(($t:ident $n:ident))*] $backward:tt) => {
        #[diagnostic::do_not_recommend]
        impl<$($t: Table, $n: Nullability,)* D> Selection<everything!(@scope $backward D)> for RangeFull
        where $($n::Wrap<$t::Row>: Send + 'static),*
        {
            type Output = ($($n::Wrap<$t::Row>,)*);
            type List = row_list!($(WholeRow<$t::Row, $n>,)*);
            fn select(&self, out: &mut Vec<Item>) { $(columns::<$t, $n>(out);)* }
            fn kinds(&self, out: &mut Vec<Kind>) { $(kinds_of::<$t, $n>(out);)* }
            #[inline]
            fn decode(row: &mut dyn Reader) -> Result<Self::Output, DecodeError> { Ok(($(decode::source::<$t, $n>(row)?,)*)) }
        }
    };
    (@scope [($t:ident $n:ident) $($rest:tt)*] $d:ident) => { Joined<$t, $n, everything!(@scope [$($rest)*] $d)> };
    (@scope [] $d:ident) => { End<$d> };
}
everything!((T1 N1)(T2 N2));
everything!((T1 N1)(T2 N2)(T3 N3));
everything!((T1 N1)(T2 N2)(T3 N3)(T4 N4));
everything!((T1 N1)(T2 N2)(T3 N3)(T4 N4)(T5 N5));
everything!((T1 N1)(T2 N2)(T3 N3)(T4 N4)(T5 N5)(T6 N6));
everything!((T1 N1)(T2 N2)(T3 N3)(T4 N4)(T5 N5)(T6 N6)(T7 N7));
everything!((T1 N1)(T2 N2)(T3 N3)(T4 N4)(T5 N5)(T6 N6)(T7 N7)(T8 N8));

// ---------------------------------------------------------------- tuples

/// Calls a macro with `A`, `A B`, … up to sixteen names.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_tuple {
    ($macro:ident) => { $crate::for_each_tuple!(@step $macro [] A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15 A16); };
    (@step $macro:ident [$($done:ident)*] $next:ident $($rest:ident)*) => {
        $macro!($($done)* $next);
        $crate::for_each_tuple!(@step $macro [$($done)* $next] $($rest)*);
    };
    (@step $macro:ident [$($done:ident)*]) => {};
}

macro_rules! tuples {
    ($($t:ident)*) => { tuples!(@ $($t)*; M1 M2 M3 M4 M5 M6 M7 M8 M9 M10 M11 M12 M13 M14 M15 M16;); };
    (@ $t:ident $($ts:ident)*; $m:ident $($ms:ident)*; $($done:tt)*) => { tuples!(@ $($ts)*; $($ms)*; $($done)* ($t $m)); };
    (@ ; $($ms:ident)*; $(($t:ident $m:ident))*) => {
        #[diagnostic::do_not_recommend]
        #[allow(non_camel_case_types)]
        impl<$($t: IntoSelection<$m>, $m),*> IntoSelection<($($m,)*)> for ($($t,)*) {
            type Selection = ($($t::Selection,)*);
            #[allow(non_snake_case)]
            fn into_selection(self) -> Self::Selection {
                let ($($t,)*) = self;
                ($($t.into_selection(),)*)
            }
        }
        impl<S, $($t: Selection<S>),*> Selection<S> for ($($t,)*) {
            type Output = ($($t::Output,)*);
            type List = row_list!($($t::List,)*);
            #[allow(non_snake_case)]
            fn select(&self, out: &mut Vec<Item>) {
                let ($($t,)*) = self;
                $($t.select(out);)*
            }
            #[allow(non_snake_case)]
            fn kinds(&self, out: &mut Vec<Kind>) {
                let ($($t,)*) = self;
                $($t.kinds(out);)*
            }
            fn decode(row: &mut dyn Reader) -> Result<Self::Output, DecodeError> {
                Ok(($($t::decode(row)?,)*))
            }
        }
        impl<S, $($t: Valid<S>),*> Valid<S> for ($($t,)*) {}
    };
}
crate::for_each_tuple!(tuples);

// ---------------------------------------------------------------- records: `fields!`

/// The identity of one `fields!`.
pub trait Tag: 'static {
    /// A list of digits.
    type Id;
}

/// A field of a record as a column of a subquery: its type and nullability.
pub trait RecordField<S>: Selection<S> {
    /// The type of a value that is not NULL.
    type Type;
    /// Whether it may be NULL.
    type Null: Nullability;
}
impl<N: Node + In<S>, S> RecordField<S> for Expr<N>
where
    Expr<N>: Selection<S>,
{
    type Type = N::Type;
    type Null = N::Null;
}

/// A record whose fields can become the columns of a subquery: what `fields!` gives.
#[diagnostic::on_unimplemented(
    message = "the columns of this subquery have no names",
    label = "select `fields! {{ name: expression, .. }}` to use it as a table"
)]
pub trait AsRecord<S>: Selection<S> {
    /// The identity of the record.
    type Tag: Tag;
    /// The record with a column in place of each expression.
    type Columns: Clone;
    /// The columns under the alias `name`.
    #[doc(hidden)]
    fn columns(name: &'static str) -> Self::Columns;
    /// The selected expressions, each with its field's name.
    #[doc(hidden)]
    fn named(&self, out: &mut Vec<Item>);
}

/// Adds a record's field to the selected expressions, under its name.
#[doc(hidden)]
pub fn named<S, F: RecordField<S>>(field: &F, name: &'static str, out: &mut Vec<Item>) {
    let at = out.len();
    field.select(out);
    if let Some(item) = out.get_mut(at) {
        item.alias = Some(name);
    }
}

// ---------------------------------------------------------------- rows of hand-written SQL

/// The type of a row of hand-written SQL: a value, an `Option` of one, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be read from hand-written SQL",
    label = "expected a SQL type, an `Option` of one, a table's row, or a tuple"
)]
pub trait RawRow: Send + 'static + Sized {
    #[doc(hidden)]
    fn decode(row: &mut dyn Reader) -> Result<Self, DecodeError>;
}
impl<T: SqlType> RawRow for T {
    fn decode(row: &mut dyn Reader) -> Result<Self, DecodeError> {
        decode::expr::<T, NotNull>(row, None)
    }
}
impl<T: SqlType> RawRow for Option<T> {
    fn decode(row: &mut dyn Reader) -> Result<Self, DecodeError> {
        decode::expr::<T, crate::nullability::Nullable>(row, None)
    }
}
macro_rules! raw_tuples {
    ($($t:ident)*) => {
        impl<$($t: RawRow),*> RawRow for ($($t,)*) {
            fn decode(row: &mut dyn Reader) -> Result<Self, DecodeError> {
                Ok(($($t::decode(row)?,)*))
            }
        }
    };
}
crate::for_each_tuple!(raw_tuples);
