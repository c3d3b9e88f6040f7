//! Windows: which frames and functions only some databases have.
use super::{Cockroach, MySql, Postgres, Sqlite, has};

has! { Sqlite: HasNthValue HasRangeOffsets HasFrameGroups HasFrameExclude }
has! { Postgres: HasNthValue HasRangeOffsets HasFrameGroups HasFrameExclude }
has! { Cockroach: HasNthValue HasRangeOffsets HasFrameGroups HasFrameExclude }
has! { MySql: HasNthValue HasRangeOffsets }

/// `NTH_VALUE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `NTH_VALUE`",
    label = "not available on `{Self}`",
    note = "number the rows with `row_number()` in a subquery, and select the one with this number"
)]
pub trait HasNthValue {}

/// A window's `RANGE` of a distance.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `RANGE` with a distance",
    label = "not available on `{Self}`",
    note = "count rows with `rows_between`, or use `unbounded_preceding()`, `current_row()` and `unbounded_following()`"
)]
pub trait HasRangeOffsets {}

/// A window's `GROUPS`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `GROUPS` in windows",
    label = "not available on `{Self}`",
    note = "use `rows_between` or `range_between`"
)]
pub trait HasFrameGroups {}

/// A window's `EXCLUDE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `EXCLUDE` in windows",
    label = "not available on `{Self}`",
    note = "take the row's own value off the result, or join the table to itself"
)]
pub trait HasFrameExclude {}
