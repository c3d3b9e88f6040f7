//! Types of the program's own, with SQL of their own.
use super::{SqlType, TypeError};
use crate::value::{CustomDef, Kind, Value, ValueRef};

/// A type of the program's own: which SQL type it is on each database, and how its values are sent and read.
///
/// `#[derive(SqlCustom)]` makes it a column type of the databases that `#[sql_custom(..)]` names. For each of them stands
/// the SQL type and, where values travel in another form than they are kept in, what is written around a value
/// (`write`) and around a selected expression (`read`), each with a `?` in its place. On other databases it is a
/// compile error at the field.
///
/// The documentation of `drizzle::SqlCustom` has an example.
///
/// The values of hand-written SQL that was given the type, `sql!(".." as Place)`, are read like any other expression's.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how it is sent and read",
    label = "`SqlCustom` needs `impl CustomType for {Self}`",
    note = "write `impl CustomType for {Self}`, with the type that is sent and read as `type Encoded`"
)]
pub trait CustomType: Sized + Send + 'static {
    /// The type that is sent and read.
    type Encoded: SqlType;
    /// The value to send.
    ///
    /// # Errors
    /// Why the value has no such form. The statement fails before it is sent.
    fn encode(self) -> Result<Self::Encoded, &'static str>;
    /// The value that was read.
    ///
    /// # Errors
    /// Why what was read is none. It becomes part of the error that names the column.
    fn decode(encoded: Self::Encoded) -> Result<Self, &'static str>;
}

/// That a type of the program's own is one of this dialect.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no column type for `{T}`",
    label = "`{T}` does not say what it is on `{Self}`",
    note = "add the dialect, in lower case, with the SQL type there: `#[sql_custom(.., {Self}(\"..\"))]`"
)]
pub trait HasCustom<T> {}

/// The kind of what is sent.
#[doc(hidden)]
pub const fn encoded_kind<T: CustomType>() -> Kind {
    <T::Encoded as SqlType>::KIND
}

#[doc(hidden)]
pub fn custom_value<T: CustomType>(def: &'static CustomDef, value: T) -> Value {
    match value.encode().map(SqlType::into_value) {
        Ok(Value::Invalid(_, why)) => Value::Invalid(Kind::Custom(def), why),
        Ok(encoded) => Value::Custom(def, Box::new(encoded)),
        Err(why) => Value::Invalid(Kind::Custom(def), why.into()),
    }
}

#[doc(hidden)]
pub fn read_custom<T: CustomType>(def: &CustomDef, value: ValueRef<'_>) -> Result<T, TypeError> {
    let encoded = <T::Encoded as SqlType>::from_value(value)?;
    T::decode(encoded).map_err(|why| TypeError::range(def.name, why))
}
