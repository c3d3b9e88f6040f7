//! Functions that only some databases have, and how `rollup` is written.
use super::{Cockroach, Mssql, MySql, Postgres, has};

has! { Postgres: HasPad HasReverse HasSplitPart HasRegexp HasRollup HasGroupingSets HasMath }
has! { Cockroach: HasPad HasReverse HasSplitPart HasRegexp HasMath }
has! { MySql: HasPad HasReverse HasRegexp HasRollup HasMath }
has! { Mssql: HasReverse HasRollup HasGroupingSets HasMath }

/// How `rollup` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollupForm {
    /// `rollup (..)`, among other keys.
    Function,
    /// `with rollup` after all keys.
    Suffix,
}

/// `LPAD` and `RPAD`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `LPAD` and `RPAD`",
    label = "not available on `{Self}`",
    note = "fill the text up in Rust"
)]
pub trait HasPad {}
/// `REVERSE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `REVERSE`",
    label = "not available on `{Self}`",
    note = "reverse the text in Rust"
)]
pub trait HasReverse {}
/// `CEIL`, `FLOOR`, `SQRT` and `POWER`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `CEIL`, `FLOOR`, `SQRT` and `POWER`",
    label = "not available on `{Self}`",
    note = "SQLite has them only if it was compiled with them; compute in Rust"
)]
pub trait HasMath {}
/// `SPLIT_PART`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `SPLIT_PART`",
    label = "not available on `{Self}`",
    note = "find the separator with `position`, and take the part with `substring`, or split the text in Rust"
)]
pub trait HasSplitPart {}
/// Regular expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no regular expressions",
    label = "not available on `{Self}`",
    note = "use `like`, `contains`, `starts_with` or `ends_with`"
)]
pub trait HasRegexp {}
/// `ROLLUP`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `ROLLUP`",
    label = "not available on `{Self}`",
    note = "unite the queries of each level with `union_all`"
)]
pub trait HasRollup {}
/// `CUBE` and `GROUPING SETS`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `CUBE` and `GROUPING SETS`",
    label = "not available on `{Self}`",
    note = "unite the queries of each set of keys with `union_all`"
)]
pub trait HasGroupingSets {}
