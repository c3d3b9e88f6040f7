//! Types that are stored as the type in them.
use super::SqlType;

/// A type of `#[derive(SqlType)]`: it is stored as the type in it, and compared with nothing but itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no newtype",
    label = "expected a column or expression of a type with `#[derive(SqlType)]`"
)]
pub trait Newtype: SqlType {
    /// The type that it is stored as.
    type Inner: SqlType;
}
