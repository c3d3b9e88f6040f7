//! What attributes say of a column beside its type, and the Rust types of which each can be said.
use super::{Field, UnixMillis, UnixSeconds};

/// The words of `#[column(..)]`, as types.
#[allow(missing_docs, non_camel_case_types)]
pub mod words {
    macro_rules! words { ($($word:ident)*) => { $(pub enum $word {})* } }
    words!(serial auto_increment identity on_update_now collate charset default_now random_uuid);
}

/// That `#[column(..)]` can say `K` of a field of this type.
#[diagnostic::on_unimplemented(
    message = "a column of `{Self}` values can't have `{K}`",
    label = "nothing for the field's type, `{Self}`",
    note = "leave it out, or give the field another type"
)]
pub trait Takes<K> {}

macro_rules! takes {
    ($($rust:ty: $($word:ident)*;)*) => { $($(#[diagnostic::do_not_recommend] impl Takes<words::$word> for $rust {})*)* };
}
// One call each: messages show the call.
takes! { i8: serial auto_increment identity; }
takes! { u8: serial auto_increment identity; }
takes! { i16: serial auto_increment identity; }
takes! { u16: serial auto_increment identity; }
// `default = now()` is the time in seconds.
takes! { i32: serial auto_increment identity default_now; }
takes! { u32: serial auto_increment identity default_now; }
takes! { i64: serial auto_increment identity default_now; }
takes! { u64: serial auto_increment identity default_now; }
takes! { String: collate charset default_now; }
#[cfg(feature = "json")]
takes! { serde_json::Value: collate charset; }
#[cfg(feature = "uuid")]
takes! { uuid::Uuid: random_uuid; }
#[cfg(feature = "chrono")]
takes! { chrono::DateTime<chrono::Utc>: default_now; }
#[cfg(feature = "chrono")]
takes! { chrono::NaiveDateTime: default_now on_update_now; }
#[cfg(feature = "chrono")]
takes! { chrono::NaiveDate: default_now; }
#[cfg(feature = "chrono")]
takes! { chrono::NaiveTime: default_now; }
#[cfg(feature = "time")]
takes! { time::OffsetDateTime: default_now; }
#[cfg(feature = "time")]
takes! { time::PrimitiveDateTime: default_now on_update_now; }
#[cfg(feature = "time")]
takes! { time::Date: default_now; }
#[cfg(feature = "time")]
takes! { time::Time: default_now; }
#[diagnostic::do_not_recommend]
impl<T> Takes<words::default_now> for UnixSeconds<T> {}
#[diagnostic::do_not_recommend]
impl<T> Takes<words::default_now> for UnixMillis<T> {}

/// What a definition says with the word `K`, checked against the field type `F`.
#[doc(hidden)]
pub const fn taken<F: Field, K, T: Copy>(def: T) -> T
where
    F::Type: Takes<K>,
{
    def
}
