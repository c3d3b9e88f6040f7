//! Functions that only some databases have, and how `rollup` is written.
use super::{Cockroach, Mssql, MySql, Postgres, has};

has! { Postgres: HasPad HasReverse HasSplitPart HasRegexp HasRollup HasGroupingSets HasMath HasAddMonths HasMd5 }
has! { Cockroach: HasPad HasReverse HasSplitPart HasRegexp HasMath HasAddMonths HasMd5 }
has! { MySql: HasPad HasReverse HasRegexp HasRollup HasMath HasAddMonths }
has! { Mssql: HasReverse HasRollup HasGroupingSets HasMath HasAddMonths }

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
/// Months added to dates.
#[diagnostic::on_unimplemented(
    message = "`{Self}` adds months in another way than other databases",
    label = "not available on `{Self}`",
    note = "on SQLite, one month after the 31st of January is the 3rd of March: compute the date in Rust, or use `add_days`"
)]
pub trait HasAddMonths {}
/// `MD5`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `MD5` of texts",
    label = "not available on `{Self}`",
    note = "compute it in Rust; newer versions of MySQL have it only as a component"
)]
pub trait HasMd5 {}
/// `REVERSE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `REVERSE`",
    label = "not available on `{Self}`",
    note = "reverse the text in Rust"
)]
pub trait HasReverse {}
/// `CEIL`, `FLOOR`, `SQRT`, `POWER`, `TRUNC`, `EXP` and logarithms.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `CEIL`, `FLOOR`, `SQRT`, `POWER`, `TRUNC`, `EXP` and `LN`",
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
