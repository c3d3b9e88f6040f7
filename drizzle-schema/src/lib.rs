//! The schema language of Drizzle: annotated structs in, a checked model out.
//!
//! The macros and the command line read a schema through this one crate, so they can't disagree about it.
//! Start at [`table`] for `#[table(..)]`, at [`sql_enum`] for `#[derive(SqlEnum)]` and at [`sql_type`] for
//! `#[derive(SqlType)]`. Each of them returns a model that holds no contradiction, or all mistakes at once
//! as [`Errors`], which print for the compiler and for the terminal.
//!
//! Nothing here looks at a field's type: what a type may be is for the type checker to say.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod attribute;
mod dialect;
mod error;
mod name;
pub mod relations;
mod role;
mod sequence;
mod sql_composite;
mod sql_custom;
mod sql_domain;
mod sql_enum;
mod sql_type;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use dialect::{Dialect, DialectRef};
pub use error::{Errors, Place};
pub use role::{RoleModel, roles};
pub use sequence::{SequenceModel, sequences};
pub use sql_composite::{CompositeField, CompositeModel, sql_composite};
pub use sql_custom::{CustomModel, CustomOn, sql_custom};
pub use sql_domain::{DomainModel, sql_domain};
pub use sql_enum::{EnumModel, Storage, VariantModel, sql_enum};
pub use sql_type::{NewtypeModel, sql_type};
pub use table::{
    Action, Auto, CheckModel, ColumnModel, ConditionModel, Conditional, CountsModel, DefaultKind,
    DefaultModel, ForeignKeyModel, GeneratedModel, IndexKeyModel, IndexModel, Order, PolicyCommand,
    PolicyModel, PrimaryKeyModel, RoleRef, SqlTypeKind, SqlTypeModel, StorageModel, TableModel,
    UniqueModel, annotated, conditional, strip, table,
};
pub use view::{CheckOption, ViewAlgorithm, ViewModel, ViewOptions, ViewQuery, view};
