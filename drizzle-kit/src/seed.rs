//! Rows for a schema: made up, and the same ones each time.
//!
//! A row is computed from the seed, the names of its table and columns, and its number. Types, NOT NULL, unique keys,
//! enums, simple checks and foreign keys are kept to, also where tables refer to each other in a circle.
//!
//! A database may say less than the program: a text of SQLite may be a UUID. [`Options::types_of`] tells what the
//! program's types are, and [`Options::column`] what nobody else can tell.
mod cell;
mod checks;
mod columns;
mod error;
mod keys;
mod model;
mod options;
mod order;
mod plan;
mod random;
mod run;
mod shape;
mod texts;
mod way;

pub use cell::Cell;
pub use error::SeedError;
pub use options::{Options, Values};
pub use plan::{Plan, plan};
pub use run::{apply, replace, reset};
#[doc(hidden)]
pub use run::{reset_statements, send};
