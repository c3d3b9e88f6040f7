//! Which Rust types are the type of a column on which dialects.
use super::{Element, Field};
use crate::dialect::{HasArrays, HasComposites, HasDomains, HasNestedArrays};

/// That dialect `D` has a column type for this Rust type.
///
/// A type that every dialect has a column for implements it for every `D`; for one that not every dialect has, the
/// dialects say so themselves, with [`HasColumnOf`].
#[diagnostic::on_unimplemented(
    message = "`{D}` has no column type for `{Self}`",
    label = "no `{D}` column holds a `{Self}`",
    note = "use a type that each of the table's databases has a column for, or leave out the dialect",
    note = "for a type of your own whose `SqlType` is written by hand, write `impl<D> SqlTypeOn<D> for {Self} {{}}` as well"
)]
pub trait SqlTypeOn<D> {}

/// That this dialect has a column type that holds exactly the values of the Rust type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no column type for exactly the values of `{T}`",
    label = "no `{Self}` column holds a `{T}` and nothing else",
    note = "for an integer, use the next larger one that has a sign (`i16`, `i32`, `i64`), or for `u64` an `i64` or a `Decimal`; or leave out the dialect"
)]
pub trait HasColumnOf<T> {}

/// Columns that hold some of the labels of an enum.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no columns of sets",
    label = "only MySQL has columns that hold some of an enum's labels",
    note = "use a table with a row for each label, or `Json<Vec<..>>`"
)]
pub trait HasSets {}

/// Columns that hold lengths of time, to the microsecond and with a sign.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no column type for lengths of time like this one",
    label = "not available on `{Self}`",
    note = "store a number of microseconds, or another unit, as `i64`"
)]
pub trait HasDurations {}

macro_rules! everywhere {
    ($($rust:ty)*) => { $(impl<D> SqlTypeOn<D> for $rust {})* };
}
/// Where the dialect says so.
macro_rules! somewhere {
    ($($rust:ty)*) => { $(impl<D: HasColumnOf<$rust>> SqlTypeOn<D> for $rust {})* };
}
everywhere! { super::Year bool i16 i32 i64 f32 f64 String Vec<u8> }
somewhere! { i8 u8 u16 u32 u64 }
impl<D, const N: usize> SqlTypeOn<D> for [u8; N] {}
impl<D: HasSets, E> SqlTypeOn<D> for super::SqlSet<E> {}
#[cfg(feature = "chrono")]
impl<D: HasDurations> SqlTypeOn<D> for chrono::TimeDelta {}
#[cfg(feature = "time")]
impl<D: HasDurations> SqlTypeOn<D> for time::Duration {}
#[cfg(feature = "chrono")]
everywhere! { chrono::DateTime<chrono::Utc> chrono::NaiveDateTime chrono::NaiveDate chrono::NaiveTime }
#[cfg(feature = "time")]
everywhere! { time::OffsetDateTime time::PrimitiveDateTime time::Date time::Time }
#[cfg(feature = "uuid")]
everywhere! { uuid::Uuid }
#[cfg(feature = "rust_decimal")]
everywhere! { rust_decimal::Decimal }
#[cfg(feature = "json")]
everywhere! { serde_json::Value }
#[cfg(feature = "json")]
impl<D, T> SqlTypeOn<D> for super::Json<T> {}

/// That this dialect has the type `T`, which most databases have not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no type for `{T}`",
    label = "not available on `{Self}`",
    note = "use a type that each of the databases has, or leave `{Self}` out"
)]
pub trait HasSpecial<T> {}

/// Where an element of an array stands on dialect `D`.
pub struct Within<D>(std::marker::PhantomData<D>);
impl<D: HasNestedArrays> HasArrays for Within<D> {}
#[diagnostic::do_not_recommend]
impl<D: HasNestedArrays> HasNestedArrays for Within<D> {}
#[diagnostic::do_not_recommend]
impl<D: HasColumnOf<T>, T> HasColumnOf<T> for Within<D> {}

#[diagnostic::do_not_recommend]
impl<D: HasSpecial<T>, T> HasSpecial<T> for Within<D> {}

#[diagnostic::do_not_recommend]
impl<D: HasDomains> HasDomains for Within<D> {}
#[diagnostic::do_not_recommend]
impl<D: HasComposites> HasComposites for Within<D> {}

/// An array on whichever dialect: what is a column type there can be an element.
pub struct AnyArray;
#[diagnostic::do_not_recommend]
impl HasArrays for AnyArray {}
#[diagnostic::do_not_recommend]
impl HasNestedArrays for AnyArray {}

#[diagnostic::do_not_recommend]
impl HasDomains for AnyArray {}
#[diagnostic::do_not_recommend]
impl HasComposites for AnyArray {}

/// The same of elements that may be NULL: no arrays of their own.
pub struct AnyGap;
#[diagnostic::do_not_recommend]
impl HasDomains for AnyGap {}
#[diagnostic::do_not_recommend]
impl HasComposites for AnyGap {}

/// An array.
impl<D: HasArrays, E: Element<Type: SqlTypeOn<Within<D>>>> SqlTypeOn<D> for Vec<E> {}

/// That a field can be a column on dialect `D`: a type that has a column there, or `Option` of one.
#[diagnostic::on_unimplemented(
    message = "`{D}` has no column type for `{Self}`",
    label = "no `{D}` column holds a `{Self}`"
)]
pub trait StoredOn<D>: Field {}
impl<D, F: Field<Type: SqlTypeOn<D>>> StoredOn<D> for F {}

/// That every dialect of a table (a tuple) has a column type for this Rust type.
#[doc(hidden)]
pub trait FieldOn<Dialects>: Field {}
macro_rules! on_dialects {
    ($($d:ident)*) => {
        impl<F: Field, $($d),*> FieldOn<($($d,)*)> for F where $(F: StoredOn<$d>),* {}
    };
}
on_dialects!();
on_dialects!(A);
on_dialects!(A B);
on_dialects!(A B C);
on_dialects!(A B C D);
on_dialects!(A B C D E);
