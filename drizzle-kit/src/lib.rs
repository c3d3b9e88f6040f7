//! Migrations: what a schema was, what it is to be, and the statements between the two.
mod counts;
mod diff;
pub mod introspect;
pub mod pull;
pub mod questions;
pub mod read;
mod statements;
mod types;
mod words;

pub use diff::{Change, Name, Part, What, diff, down};
pub use statements::{Place, Statement, statements};
