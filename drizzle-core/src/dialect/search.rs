//! Full-text search, of which every database has its own.
use super::{MySql, Postgres, Sqlite, has};

has! { Postgres: HasTsVector }
has! { MySql: HasMatchAgainst }
has! { Sqlite: HasFts5 }

/// `TSVECTOR` and `TSQUERY`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `TSVECTOR` and `TSQUERY`",
    label = "not available on `{Self}`",
    note = "MySQL searches with `match_against`, SQLite with `fts_match`; elsewhere use `like` or `contains`"
)]
pub trait HasTsVector {}
/// `MATCH .. AGAINST`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `MATCH .. AGAINST`",
    label = "not available on `{Self}`",
    note = "PostgreSQL searches with `ts_match`, SQLite with `fts_match`; elsewhere use `like` or `contains`"
)]
pub trait HasMatchAgainst {}
/// FTS5.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no FTS5",
    label = "not available on `{Self}`",
    note = "PostgreSQL searches with `ts_match`, MySQL with `match_against`; elsewhere use `like` or `contains`"
)]
pub trait HasFts5 {}
