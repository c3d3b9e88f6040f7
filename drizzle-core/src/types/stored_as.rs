//! Which Rust types fit which column types, where the schema names one; and defaults.
use super::{Field, SqlType};
use crate::value::Value;

/// The column types of `#[column(..)]`, as types.
#[allow(missing_docs, non_camel_case_types)]
pub mod kinds {
    macro_rules! kinds { ($($kind:ident)*) => { $(pub enum $kind {})* } }
    kinds!(text varchar char smallint integer bigint real double numeric boolean tinyint mediumint smalldatetime tinytext mediumtext longtext tinyblob mediumblob longblob varbinary money smallmoney xml rowversion json jsonb blob uuid date time timestamp timestamptz bit varbit vector halfvec sparsevec);
}

/// That a column of type `K` holds every value of a Rust type, and the other way round.
#[diagnostic::on_unimplemented(
    message = "a column of type `{K}` can't hold `{Self}` values",
    label = "does not fit the field's type, `{Self}`",
    note = "leave it out to get the column type that fits the Rust type"
)]
pub trait StoredAs<K> {}

macro_rules! stored {
    ($($rust:ty: $($kind:ident)*;)*) => { $($(#[diagnostic::do_not_recommend] impl StoredAs<kinds::$kind> for $rust {})*)* };
}
// One call each: messages show the call.
stored! { String: text varchar char tinytext mediumtext longtext xml; }
stored! { Vec<u8>: blob varbinary tinyblob mediumblob longblob; }
stored! { [u8; 8]: rowversion; }
stored! { bool: boolean; }
stored! { i8: tinyint; }
stored! { u8: tinyint; }
stored! { u16: smallint; }
stored! { u32: integer mediumint; }
stored! { u64: bigint; }
stored! { i16: smallint; }
stored! { i32: integer mediumint; }
stored! { i64: bigint; }
stored! { f32: real; }
stored! { f64: double; }
stored! { super::Bits: bit varbit; }
stored! { super::Vector: vector; }
stored! { super::HalfVector: halfvec; }
stored! { super::SparseVector: sparsevec; }
#[cfg(feature = "json")]
stored! { serde_json::Value: json jsonb text; }
#[cfg(feature = "json")]
#[diagnostic::do_not_recommend]
impl<T> StoredAs<kinds::json> for super::Json<T> {}
#[cfg(feature = "json")]
#[diagnostic::do_not_recommend]
impl<T> StoredAs<kinds::jsonb> for super::Json<T> {}
#[cfg(feature = "uuid")]
stored! { uuid::Uuid: uuid; }
#[cfg(feature = "rust_decimal")]
stored! { rust_decimal::Decimal: numeric money smallmoney; }
#[cfg(feature = "chrono")]
stored! { chrono::DateTime<chrono::Utc>: timestamptz timestamp smalldatetime; }
#[cfg(feature = "chrono")]
stored! { chrono::NaiveDateTime: timestamp smalldatetime; }
#[cfg(feature = "chrono")]
stored! { chrono::NaiveDate: date; }
#[cfg(feature = "chrono")]
stored! { chrono::NaiveTime: time; }
#[cfg(feature = "chrono")]
stored! { chrono::TimeDelta: time; }
#[cfg(feature = "time")]
stored! { time::OffsetDateTime: timestamptz timestamp smalldatetime; }
#[cfg(feature = "time")]
stored! { time::PrimitiveDateTime: timestamp smalldatetime; }
#[cfg(feature = "time")]
stored! { time::Date: date; }
#[cfg(feature = "time")]
stored! { time::Time: time; }
#[cfg(feature = "time")]
stored! { time::Duration: time; }

/// What a definition says of a column of type `K`, checked against the field type `F`.
#[doc(hidden)]
pub const fn as_type<F: Field, K, T: Copy>(def: T) -> T
where
    F::Type: StoredAs<K>,
{
    def
}

/// A literal that can be the default of a column of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the default of a column of type `{T}`",
    label = "expected a value of type `{T}`",
    note = "write a literal of the column's type, an enum variant, `now()`, or SQL: `default = sql(\"..\")`"
)]
pub trait DefaultFor<T> {
    #[doc(hidden)]
    fn default_value(self) -> Value;
}
#[diagnostic::do_not_recommend]
impl<T: SqlType> DefaultFor<T> for T {
    fn default_value(self) -> Value {
        self.into_value()
    }
}
#[diagnostic::do_not_recommend]
impl DefaultFor<String> for &str {
    fn default_value(self) -> Value {
        Value::Text(self.to_owned().into())
    }
}
#[diagnostic::do_not_recommend]
impl<const N: usize> DefaultFor<Vec<u8>> for &[u8; N] {
    fn default_value(self) -> Value {
        Value::Bytes(self.to_vec())
    }
}
#[diagnostic::do_not_recommend]
impl<const N: usize> DefaultFor<[u8; N]> for &[u8; N] {
    fn default_value(self) -> Value {
        (*self).into_value()
    }
}
/// A set of one label.
#[diagnostic::do_not_recommend]
impl<E: super::SqlEnum> DefaultFor<super::SqlSet<E>> for E {
    fn default_value(self) -> Value {
        super::SqlSet::from([self]).into_value()
    }
}
