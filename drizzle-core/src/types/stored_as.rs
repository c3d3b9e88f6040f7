//! Which Rust types fit which column types, where the schema names one; and defaults.
use super::{Field, SqlType};
use crate::schema::SqlTypeDef;
use crate::value::Value;

/// The column types of `#[column(..)]`, as types.
#[doc(hidden)]
#[allow(missing_docs, non_camel_case_types)]
pub mod kinds {
    macro_rules! kinds { ($($kind:ident)*) => { $(pub enum $kind {})* } }
    kinds!(text varchar char smallint integer bigint real double numeric boolean json jsonb blob uuid date time timestamp timestamptz);
}

/// That a column of type `K` holds every value of a Rust type, and the other way round.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` can't be stored in a `{K}` column",
    label = "a `{K}` column does not hold the values of `{Self}`",
    note = "leave the column type out to get the one that fits the Rust type"
)]
pub trait StoredAs<K> {}

macro_rules! stored {
    ($($rust:ty: $($kind:ident)*;)*) => { $($(impl StoredAs<kinds::$kind> for $rust {})*)* };
}
stored! {
    String: text varchar char;
    Vec<u8>: blob;
    bool: boolean;
    i16: smallint;
    i32: integer;
    i64: bigint;
    f32: real;
    f64: double;
}
#[cfg(feature = "json")]
stored! { serde_json::Value: json jsonb text; }
#[cfg(feature = "json")]
impl<T> StoredAs<kinds::json> for super::Json<T> {}
#[cfg(feature = "json")]
impl<T> StoredAs<kinds::jsonb> for super::Json<T> {}
#[cfg(feature = "uuid")]
stored! { uuid::Uuid: uuid; }
#[cfg(feature = "rust_decimal")]
stored! { rust_decimal::Decimal: numeric; }
#[cfg(feature = "chrono")]
stored! {
    chrono::DateTime<chrono::Utc>: timestamptz timestamp;
    chrono::NaiveDateTime: timestamp;
    chrono::NaiveDate: date;
    chrono::NaiveTime: time;
}
#[cfg(feature = "time")]
stored! {
    time::OffsetDateTime: timestamptz timestamp;
    time::PrimitiveDateTime: timestamp;
    time::Date: date;
    time::Time: time;
}

/// The column type `K` for the field type `F`, checked.
#[doc(hidden)]
pub const fn as_type<F: Field, K>(def: SqlTypeDef) -> SqlTypeDef
where
    F::Type: StoredAs<K>,
{
    def
}

/// A literal that can be the default of a column of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the default of a `{T}` column",
    label = "expected a `{T}`",
    note = "write a literal of the column's type, an enum variant, `now()`, or SQL: `default = sql(\"..\")`"
)]
pub trait DefaultFor<T> {
    #[doc(hidden)]
    fn default_value(self) -> Value;
}
impl<T: SqlType> DefaultFor<T> for T {
    fn default_value(self) -> Value {
        self.into_value()
    }
}
impl DefaultFor<String> for &str {
    fn default_value(self) -> Value {
        Value::Text(self.to_owned().into())
    }
}
impl<const N: usize> DefaultFor<Vec<u8>> for &[u8; N] {
    fn default_value(self) -> Value {
        Value::Bytes(self.to_vec())
    }
}
