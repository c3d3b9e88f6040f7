//! What the guide's code blocks begin with, and the blocks themselves as tests of the documentation.
//!
//! A block's hidden lines call [`on`] for an empty database or [`blog_on`](blog::blog_on) for a filled one. Blocks of SQLite always run.
//! Those of a server run where the server's variable is set, as `cargo xtask test` does; elsewhere they are compiled.
use drizzle::prelude::*;

pub mod blog;
pub mod seed;
mod servers;

#[cfg(test)]
mod errors;
#[cfg(test)]
mod tests;

pub use servers::{Server, on};

/// How a block ends.
pub type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Runs a block on an empty SQLite in memory.
pub fn sqlite(block: impl AsyncFnOnce(Db<Sqlite>) -> Outcome) {
    on(block);
}

macro_rules! chapters {
    ($($name:ident $file:literal)*) => {
        /// The files of the guide, by the names of their tests.
        pub const CHAPTERS: &[(&str, &str)] = &[$((stringify!($name), $file)),*];
        /// The blocks of each file.
        #[cfg(doctest)]
        mod chapters {
            $(#[doc = include_str!(concat!("../src/", $file))] mod $name {})*
        }
    };
}
chapters! {
    introduction "introduction.md"
    getting_started "getting-started.md"
    schema "schema.md"
    types "column-types.md"
    queries "queries.md"
    joins "joins.md"
    relations "relations.md"
    transactions "transactions.md"
    runtime "runtime.md"
    testing "testing.md"
    performance "performance.md"
    production "production.md"
    recipes "recipes.md"
    errors "errors.md"
    from_drizzle "from-drizzle.md"
    from_diesel "from-diesel.md"
    from_seaorm "from-seaorm.md"
    from_sqlx "from-sqlx.md"
    migrations "migrations.md"
}
