//! For tests: what each statement would be in another dialect.
//!
//! A test suite that runs on one database can so show the statements of another one to a parser or validator.
use crate::dialect::Syntax;
use crate::error::Error;
use crate::render::Sql;
use std::sync::OnceLock;

/// What is being run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A definition, such as of a table.
    Definition,
    /// A query or a write.
    Statement,
    /// Hand-written SQL, which is the same on every dialect but for the names and parameters in it.
    Raw,
}

/// Renders the statement for a dialect.
pub type Render<'r> = &'r dyn Fn(&'static dyn Syntax) -> Result<Vec<Sql>, Error>;

/// Told of every statement before it is rendered for its own database.
pub type Watch = fn(What, Render<'_>);

static WATCH: OnceLock<Watch> = OnceLock::new();

/// From now on `watch` is told of every statement; only the first one that is set is.
pub fn set(watch: Watch) {
    _ = WATCH.set(watch);
}

pub(crate) fn tell(what: What, render: impl Fn(&'static dyn Syntax) -> Result<Vec<Sql>, Error>) {
    if let Some(watch) = WATCH.get() {
        watch(what, &render);
    }
}
