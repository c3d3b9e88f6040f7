//! Types that only PostgreSQL has, or CockroachDB as well.
use super::{HasSpecial, SqlType, SqlTypeOn, TypeError};
use crate::value::{Form, Kind, Special, SpecialDef, Value, ValueRef};

mod bits;
mod geometry;
mod interval;
mod network;
mod numbers;
mod texts;
mod vector;

pub use bits::Bits;
pub use geometry::{Circle, Line, LineSegment, Path, Point, Polygon, Rectangle};
pub use interval::Interval;
pub use network::{Cidr, Inet, MacAddr, MacAddr8};
pub use numbers::{Money, Oid};
pub use texts::{CiText, Hstore, Lexeme, Ltree, TsQuery, TsVector, Weight, Xml};
pub use vector::{HalfVector, SparseVector, Vector};

/// A type of this module, and its value without it.
trait Shaped: Sized + Send + 'static {
    const DEF: &'static SpecialDef;
    /// What the Rust type needs, for messages.
    const EXPECTED: &'static str;
    /// The value to send, or why it has no form in SQL.
    fn shape(self) -> Result<Special, &'static str>;
    /// The value read back, if it is one of this type.
    fn of_shape(shape: Special) -> Option<Self>;
}

fn send<T: Shaped>(value: T) -> Value {
    match value.shape() {
        Ok(special) => Value::Special(T::DEF, Box::new(special)),
        Err(why) => Value::Invalid(Kind::Special(T::DEF), why.into()),
    }
}

fn receive<T: Shaped>(value: ValueRef<'_>) -> Result<T, TypeError> {
    match value {
        ValueRef::Special(special) => T::of_shape(*special)
            .ok_or_else(|| TypeError::range(T::EXPECTED, "a value of another type")),
        ValueRef::I64(number) => T::of_shape(Special::Integer(number))
            .ok_or_else(|| TypeError::mismatch(T::EXPECTED, &ValueRef::I64(number))),
        // What PostgreSQL names by extension, and reads and writes as text.
        ValueRef::Text(text) => T::of_shape(Special::Text(text.to_owned()))
            .ok_or_else(|| TypeError::mismatch(T::EXPECTED, &ValueRef::Text(text))),
        other => Err(TypeError::mismatch(T::EXPECTED, &other)),
    }
}

/// The types, their names and how they are sent. Each dialect's file says which of them it has.
macro_rules! special {
    ($($rust:ty, $name:literal, $form:ident, $shape:expr, $of:expr;)*) => {$(
        impl super::Shaped for $rust {
            const DEF: &'static super::SpecialDef = &super::SpecialDef { name: $name, form: super::Form::$form };
            const EXPECTED: &'static str = stringify!($rust);
            fn shape(self) -> Result<super::Special, &'static str> {
                let shape: fn(Self) -> Result<super::Special, &'static str> = $shape;
                shape(self)
            }
            fn of_shape(shape: super::Special) -> Option<Self> {
                let of: fn(super::Special) -> Option<Self> = $of;
                of(shape)
            }
        }
        impl super::SqlType for $rust {
            const KIND: super::Kind = super::Kind::Special(<$rust as super::Shaped>::DEF);
            fn into_value(self) -> super::Value {
                super::send(self)
            }
            fn from_value(value: super::ValueRef<'_>) -> Result<Self, super::TypeError> {
                super::receive(value)
            }
        }
        impl<D: super::HasSpecial<$rust>> super::SqlTypeOn<D> for $rust {}
    )*};
}
use special;
/// Those of them that can be elements of arrays.
macro_rules! elements {
    ($($rust:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl super::HasSpecial<$rust> for crate::types::on_dialect::AnyArray {}
        #[diagnostic::do_not_recommend]
        impl super::HasSpecial<$rust> for crate::types::on_dialect::AnyGap {}
    )*};
}
use elements;
