//! The identity of a table as a type: a list of hexadecimal digits, hashed by the macros from names.
//!
//! Two ids are compared digit by digit, each step an associated type. So "is this the same table?" is
//! answered without an inference variable, which a search through a type-level list would leave behind.

/// Yes.
pub struct True;
/// No.
pub struct False;

/// Compares two digits.
pub trait DigitEq<B> {
    /// [`True`] or [`False`].
    type Out;
}

/// Compares two ids.
pub trait SameId<B> {
    /// [`True`] or [`False`].
    type Out;
}

/// Compares the rest of two ids only if their first digits were the same.
pub trait Then<RA, RB> {
    /// [`True`] or [`False`].
    type Out;
}

impl SameId<()> for () {
    type Out = True;
}
impl<A, B, RA, RB> SameId<(B, RB)> for (A, RA)
where
    A: DigitEq<B>,
    A::Out: Then<RA, RB>,
{
    type Out = <A::Out as Then<RA, RB>>::Out;
}
impl<RA, RB> Then<RA, RB> for False {
    type Out = False;
}
impl<RA: SameId<RB>, RB> Then<RA, RB> for True {
    type Out = RA::Out;
}

macro_rules! digits {
    ($($digit:ident)*) => {
        $(#[doc = "A digit of an id."] pub struct $digit;)*
        digits!(@rows [] $($digit)*);
    };
    (@rows [$($before:ident)*] $digit:ident $($after:ident)*) => {
        impl DigitEq<$digit> for $digit { type Out = True; }
        $(impl DigitEq<$before> for $digit { type Out = False; })*
        $(impl DigitEq<$after> for $digit { type Out = False; })*
        digits!(@rows [$($before)* $digit] $($after)*);
    };
    (@rows [$($before:ident)*]) => {};
}
digits!(X0 X1 X2 X3 X4 X5 X6 X7 X8 X9 Xa Xb Xc Xd Xe Xf);

/// The type `T`, once the constant of length `N` is known: an error in the constant makes this an erroneous type,
/// about which the compiler says nothing more.
#[doc(hidden)]
pub trait Once<T> {
    /// `T`.
    type Type;
}
impl<T, const N: usize> Once<T> for [(); N] {
    type Type = T;
}
