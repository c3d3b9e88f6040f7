//! Migrations: what a schema was, what it is to be, and the statements between the two.
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod config;
mod counts;
pub mod diagram;
mod diff;
pub mod generate;
#[cfg_attr(
    not(any(
        feature = "sqlite",
        feature = "postgres",
        feature = "mysql",
        feature = "cockroach",
        feature = "mssql"
    )),
    allow(dead_code, reason = "each database is a feature")
)]
pub mod introspect;
#[cfg(feature = "cli")]
mod lint;
mod merge;
pub mod pull;
pub mod push;
pub mod questions;
pub mod read;
pub mod seed;
pub mod snapshot;
mod statements;
mod types;
mod words;

pub use diff::{Change, Name, Part, What, diff, down};
pub use merge::Conflict;
pub use statements::{Place, Statement, statements};
