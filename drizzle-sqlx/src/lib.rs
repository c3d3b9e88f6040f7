//! Drizzle for Rust: a typed SQL toolkit.
//!
//! A schema is plain structs, a query reads like SQL, the types come out of the schema, and a wrong
//! query does not compile.
//!
//! Bring everything into scope with `use drizzle::prelude::*`.
#![forbid(unsafe_code)]

// The macros name this crate `::drizzle`; so does this crate in its own tests and documentation.
extern crate self as drizzle;

pub use drizzle_core::error::{self, Error};
pub use drizzle_core::{Result, ast, ddl, decode, dialect, exec, expr, nullability, query, render, schema, scope, types, value};
pub use drizzle_macros::{SqlEnum, SqlType, alias, fields, params, sql, table};

mod db;
pub mod driver;
mod transaction;

pub use db::Db;
pub use transaction::{Tx, TxConfig};

/// Everything a schema and its queries need.
pub mod prelude {
    pub use crate::dialect::{Postgres, Sqlite};
    pub use crate::exec::Executor;
    pub use crate::expr::{
        Condition, Expr, Filter, Sql, and, asc, avg, avg_distinct, between, cast, coalesce, concat, count, count_all, count_distinct, desc, eq, excluded, gt,
        gte, ilike, in_array, is_not_null, is_null, length, like, lower, lt, lte, max, min, ne, not, not_between, not_ilike, not_in_array, not_like, or, sum,
        sum_distinct, upper, val, when,
    };
    pub use crate::query::{except, exists, intersect, not_exists, select, union, union_all};
    pub use crate::schema::{InsertModel, SelectModel, UpdateModel};
    pub use crate::scope::Has;
    #[cfg(feature = "json")]
    pub use crate::types::Json;
    pub use crate::{Db, Error, SqlEnum, SqlType, Tx, TxConfig, alias, fields, params, sql, table};
}

/// What the macros' expansions use. Not for anybody else: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use drizzle_core::ast::Item;
    pub use drizzle_core::decode::{DecodeError, Reader, column};
    pub use drizzle_core::dialect::{Postgres, Sqlite};
    pub use drizzle_core::expr::{AliasCol, Assign, Col, Expr, Untyped, sql};
    pub use drizzle_core::identity::*;
    pub use drizzle_core::query::{
        AsRecord, Assignments, Changes, InsertModels, Insertable, IsSet, NewRow, Param, ParamValues, RecordField, Selection, Set, Start, SubCol, Tag,
        IntoSelection, kind,
        named,
    };
    pub use drizzle_core::schema::{
        Action, Alias, Auto, CheckDef, Column, ColumnDef, DefaultDef, ForeignKeyDef, Generated, Identity, IndexDef, Models, Row, SourceName, SqlTypeDef, Table,
        NullOf, TableDef, TableOn, TypeOf, UniqueDef, Writable, default_value, reference,
    };
    pub use drizzle_core::scope::Valid;
    pub use drizzle_core::types::{Field, SqlEnum, SqlType, StoredAs, TypeError, as_type, kinds};
    pub use drizzle_core::value::{EnumDef, Kind, Value, ValueRef};
    pub use std::clone::Clone;
    pub use std::cmp::PartialEq;
    pub use std::convert::Into;
    pub use std::default::Default;
    pub use std::fmt::Debug;
    pub use std::marker::{Copy, PhantomData};
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
    pub fn deserialize_some<'de, T: serde::Deserialize<'de>, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}
