//! Typed SQL without a driver: tables, columns, expressions, builders and dialects.
//!
//! This is the engine of the `drizzle` crate (package `drizzle-sqlx`), which adds the macros and the
//! runtime; depend on that one. Start reading at [`scope`] (how a query knows its tables), [`expr`]
//! (the typed shell) and [`ast`] (the untyped core that is rendered).
#![forbid(unsafe_code)]
#![allow(
    clippy::type_complexity,
    reason = "the types say what a query is; users read them with their parts"
)]
#![allow(
    clippy::multiple_bound_locations,
    reason = "one bound infers types, the other checks; apart, each gives its own message"
)]

pub mod ast;
pub mod catalog;
pub mod ddl;
pub mod decode;
pub mod dialect;
pub mod error;
pub mod exec;
pub mod expr;
pub mod identity;
pub mod nullability;
pub mod query;
pub mod relation;
pub mod render;
pub mod schema;
pub mod scope;
pub mod scoped;
pub mod types;
pub mod value;
#[cfg(feature = "watch")]
#[doc(hidden)]
pub mod watch;

pub use error::Error;

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;
