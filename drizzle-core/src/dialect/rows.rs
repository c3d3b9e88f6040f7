//! Rows as operands.
use super::{Cockroach, MySql, Postgres, Sqlite, has};

has! { Sqlite: HasRows }
has! { Postgres: HasRows }
has! { Cockroach: HasRows }
has! { MySql: HasRows }

/// How rows are operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsForm {
    /// `(a, b) > (x, y)`, `(a, b) in ((x, y), ..)`.
    Full,
    /// `(a, b) > (x, y)`, `(a, b) in (values (x, y), ..)`.
    InValues,
    /// Not at all: their values are compared one by one.
    None,
}

/// Rows as operands of `IN` with a subquery.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't search the rows of a subquery for a row",
    label = "not available on `{Self}`",
    note = "ask whether there is such a row: `exists(select(..).from(..).filter(and((eq(..), eq(..)))))`"
)]
pub trait HasRows {}
