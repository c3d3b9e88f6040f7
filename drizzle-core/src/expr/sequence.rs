//! The numbers of sequences.
use super::{Expr, Never, Op};
use crate::ast;
use crate::ddl::SequenceDef;
use crate::dialect::HasCurrentValue;
use crate::schema::{Column, TypeOf};
use crate::scope::{Free, In, Scope, Valid};
use crate::types::SqlType;
use std::marker::PhantomData;

/// A sequence, made by `sequence!`.
pub trait Sequence: 'static {
    /// The type of its numbers.
    type Value: SqlType;
    /// What it is in the database.
    const DEF: &'static SequenceDef;
}

/// That a sequence is declared for dialect `D`.
#[diagnostic::on_unimplemented(
    message = "sequence `{Self}` is not declared for `{D}`",
    label = "`{Self}` is no `{D}` sequence",
    note = "add the dialect to its attribute: `#[sequence(.., {D})]`, in lower case; SQLite and MySQL have no sequences"
)]
pub trait SequenceOn<D> {}
/// In the values of an insert the dialect is not known yet: whether it has the sequence is seen when it is written.
#[diagnostic::do_not_recommend]
impl<T: Sequence> SequenceOn<Free> for T {}

/// A sequence's function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no sequence",
    label = "expected what `sequence!` has made"
)]
pub trait SequenceFn {
    /// The sequence.
    type Sequence;
    /// The type of its numbers.
    type Value;
    #[doc(hidden)]
    const DEF: &'static SequenceDef;
}
#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> T, T: Sequence> SequenceFn for F {
    type Sequence = T;
    type Value = T::Value;
    const DEF: &'static SequenceDef = T::DEF;
}

/// The part of an expression that is a number of sequence `T`.
pub struct NumberOf<T>(PhantomData<T>);
impl<T, S> In<S> for NumberOf<T> {
    type Null = crate::nullability::NotNull;
}
impl<T: SequenceOn<S::Dialect>, S: Scope> Valid<S> for NumberOf<T> {}

/// The part of an expression that needs the last number of a session.
pub struct NeedsCurrentValue;
impl<S> In<S> for NeedsCurrentValue {
    type Null = crate::nullability::NotNull;
}
impl<S: Scope> Valid<S> for NeedsCurrentValue where S::Dialect: HasCurrentValue {}

/// A number of sequence `T`, of type `V`.
pub type Number<V, T, P> = Expr<Op<V, Never, (NumberOf<T>, P)>>;

/// The next number of a sequence: `next_value(order_numbers)`. Whatever becomes of the statement, nobody gets it again.
pub fn next_value<F: SequenceFn<Sequence = T, Value = V>, T, V>(_sequence: F) -> Number<V, T, ()> {
    Expr::op(ast::Expr::Sequence(F::DEF, ast::SequenceCall::Next))
}

/// The number that this session got last from a sequence. On one connection only, so in a transaction; it is an error
/// if there was none.
pub fn current_value<F: SequenceFn<Sequence = T, Value = V>, T, V>(
    _sequence: F,
) -> Number<V, T, (NeedsCurrentValue, ())> {
    Expr::op(ast::Expr::Sequence(F::DEF, ast::SequenceCall::Current))
}

/// That a sequence is declared for each of these dialects.
#[diagnostic::on_unimplemented(
    message = "sequence `{Self}` is not declared for each of `{Dialects}`",
    label = "this sequence lacks a dialect of the table",
    note = "name the dialects of the table in `#[sequence(..)]`, too"
)]
pub trait SequenceOnAll<Dialects> {}
macro_rules! on_all {
    ($($t:ident)*) => {
        impl<T: $(SequenceOn<$t> +)*, $($t),*> SequenceOnAll<($($t,)*)> for T {}
    };
}
crate::for_each_tuple!(on_all);

/// That a sequence's numbers fit a column of type `T`.
#[diagnostic::on_unimplemented(
    message = "the sequence gives numbers of type `{Self}` for a column of type `{T}`",
    label = "this sequence counts in `{Self}`",
    note = "give the sequence the type of the column"
)]
pub trait NumbersFor<T> {}
impl<T> NumbersFor<T> for T {}

/// The next number of sequence `T` as the default of column `C`.
#[doc(hidden)]
pub const fn sequence_default<C: Column, T: Sequence>() -> &'static SequenceDef
where
    T: SequenceOnAll<<C::Table as crate::schema::Table>::Dialects>,
    T::Value: NumbersFor<TypeOf<C>>,
{
    T::DEF
}
