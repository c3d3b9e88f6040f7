//! What the macros' expansions use. Not for anybody else: it changes without notice.
pub use drizzle_core::ast::{BinaryOp, Item};
pub use drizzle_core::ddl::{
    CheckOption, Object, SchemaItem, SequenceDef, ViewAlgorithm, ViewDef, ViewOptions,
};
pub use drizzle_core::ddl::{PolicyDef, PolicyRole, Role, RoleDef, RowSecurity};
pub use drizzle_core::decode::{DecodeError, Reader, column};
pub use drizzle_core::dialect::{Cockroach, Mssql, MySql, Postgres, Sqlite};
pub use drizzle_core::expr::{
    AliasCol, Assign, Col, Expr, Numeric, Sequence, SequenceOn, Untyped, sequence_default, sql,
};
pub use drizzle_core::identity::*;
pub use drizzle_core::query::{
    AsRecord, Assignments, Changes, InsertModels, Insertable, IntoSelection, IsSet, NewRow, Param,
    ParamValues, RecordField, Selection, Set, Start, SubCol, Tag, kind, named, view_column,
    view_on, view_parts, view_sql, view_text,
};
/// Relations, with what their methods' types are made of.
pub mod relation {
    pub use drizzle_core::nullability::{NotNull, Nullability, Nullable};
    pub use drizzle_core::relation::*;
}
pub use drizzle_core::dialect::{HasComposites, HasDomains};
pub use drizzle_core::schema::{
    Action, Alias, Auto, CheckDef, Column, ColumnDef, ColumnMore, CountsDef, DefaultDef,
    DefaultFilter, ForeignKeyDef, ForeignKeys, Generated, Identity, IndexDef, IndexKey, IndexMore,
    KeyMore, KeyOf, MaterializedView, Models, NullOf, Row, SourceName, SqlTypeDef, StorageDef,
    Stored, Table, TableDef, TableOn, TableOptions, TypeOf, UniqueDef, View, Writable,
    default_value, reference,
};
pub use drizzle_core::schema::{ConditionDef, condition, condition_on};
pub use drizzle_core::scope::Valid;
pub use drizzle_core::types::{Allowed, Field, Newtype, SqlEnum, SqlType, SqlTypeOn, TypeError};
pub use drizzle_core::types::{CompositeFields, StoredOn, Within, composite_value};
pub use drizzle_core::types::{HasCustom, custom_value, encoded_kind, read_custom};
pub use drizzle_core::types::{StoredAs, Takes, as_type, kinds, taken, words};
pub use drizzle_core::value::CompositeDef;
pub use drizzle_core::value::{CustomDef, CustomSql, DomainDef, EnumDef, Kind, Value, ValueRef};
pub use drizzle_macros::TableOfConditions;
pub use std::clone::Clone;
pub use std::cmp::PartialEq;
pub use std::convert::Into;
pub use std::default::Default;
pub use std::fmt::Debug;
pub use std::marker::{Copy, PhantomData, Send};
pub use std::ops::Deref;
pub use std::option::Option::{self, None, Some};
pub use std::result::Result::{self, Ok};
pub use std::vec;
pub use std::vec::Vec;

#[cfg(feature = "serde")]
pub use serde;

/// Where an expression may use no column: in the values of an insert.
pub type Anywhere = drizzle_core::scope::End<drizzle_core::scope::Free>;

/// Calls a `default_fn` or `on_update_fn`.
pub fn call<T, F: FnOnce() -> T>(function: F) -> T {
    function()
}

/// A field that is there has a value, also if that is `null`.
#[cfg(feature = "serde")]
pub fn deserialize_some<'de, T: serde::Deserialize<'de>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
