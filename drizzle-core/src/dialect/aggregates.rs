//! Aggregates that not every database has, or has under the same name.
use super::{Cockroach, Mssql, MySql, Postgres, has};
use crate::value::Kind;

has! { Postgres: HasStddev }
has! { Cockroach: HasStddev }
has! { MySql: HasStddev }
has! { Mssql: HasStddev }

/// The aggregate that makes one text of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAggregate {
    /// `string_agg(text, ',' order by ..)`.
    Function(&'static str),
    /// `group_concat(text order by .. separator ',')`.
    Separator(&'static str),
    /// `string_agg(text, ',') within group (order by ..)`, of a text of this kind.
    WithinGroup(&'static str, Kind),
}

/// `STDDEV` and `VARIANCE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `STDDEV` and `VARIANCE`",
    label = "not available on `{Self}`",
    note = "select `avg(x * x) - avg(x) * avg(x)`, which is the variance but for rounding, or compute it in Rust"
)]
pub trait HasStddev {}
