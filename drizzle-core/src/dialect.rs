//! What databases do differently. A dialect is a type without data and one file that holds all that
//! is particular to it; the shared code asks, the dialect answers.
use crate::ast::SetOp;
use crate::schema::{ColumnDef, SqlTypeDef};
use crate::value::{Kind, Value};
use std::fmt::Debug;

mod postgres;
mod sqlite;

pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// A database's SQL, as a type.
///
/// ```
/// use drizzle_core::dialect::{Dialect, Postgres, Sqlite};
/// assert_eq!([Sqlite::SYNTAX.name(), Postgres::SYNTAX.name()], ["sqlite", "postgres"]);
/// ```
pub trait Dialect: Debug + Clone + Copy + Default + Send + Sync + 'static {
    /// The answers to the questions of the shared code.
    const SYNTAX: &'static dyn Syntax;
}

/// Every dialect, for tests that print them side by side.
pub const ALL: [&dyn Syntax; 2] = [Sqlite::SYNTAX, Postgres::SYNTAX];

/// The questions that rendering asks. What the SQL standard says has a default; the rest every
/// dialect has to answer.
pub trait Syntax: Debug + Send + Sync {
    /// The dialect's name in `#[table(..)]`, in configuration and in traces.
    fn name(&self) -> &'static str;
    /// The character around a quoted name; within the name it is doubled.
    fn quote(&self) -> char {
        '"'
    }
    /// Writes the placeholder of the parameter number `n`, counted from 1.
    fn placeholder(&self, out: &mut String, n: usize);
    /// How many parameters one statement may have.
    fn max_params(&self) -> usize;
    /// Whether a placeholder names its parameter, so that two of them may be the same one.
    fn placeholders_repeat(&self) -> bool {
        false
    }
    /// The order that values of a kind have to be given by name, since their storage has another one.
    fn collation(&self, _kind: Kind) -> Option<&'static str> {
        None
    }
    /// Whether sums, averages and arithmetic of a kind are exact.
    fn computes(&self, _kind: Kind) -> bool {
        true
    }
    /// What stands for "no limit" where a lone `OFFSET` is an error.
    fn unlimited(&self) -> Option<&'static str>;
    /// Whether rows of a multi-row insert may contain the word `DEFAULT`.
    fn default_keyword(&self) -> bool;
    /// Whether the operands of a set operation may be put into parentheses.
    fn parenthesised_set_operands(&self) -> bool;
    /// How operations of one sequence bind without parentheses: whether `right` binds tighter than `left`.
    fn set_binds_tighter(&self, right: SetOp, left: SetOp) -> bool;
    /// An expression that is not NULL for every row of the source with this (quoted) name and these columns.
    fn row_marker(&self, source: &str, columns: &[ColumnDef]) -> String;
    /// A column type by its logical type.
    fn kind_name(&self, kind: Kind) -> String;
    /// A column type by its name in the schema.
    fn type_name(&self, sql_type: SqlTypeDef) -> String;
    /// The type that `cast` takes for a logical type.
    fn cast_name(&self, kind: Kind) -> String {
        self.kind_name(kind)
    }
    /// The expression for the current time, as a default of this column.
    fn now(&self, column: &ColumnDef) -> &'static str;
    /// A value as a literal, for the defaults in a table's definition.
    fn literal(&self, value: &Value) -> String;
    /// What a column that counts itself up is declared as, after its name: the type and the rest.
    fn auto_column(&self, column: &ColumnDef) -> AutoColumn;
    /// The statement that creates an enum type unless it is there, where the dialect has them.
    fn create_enum(&self, enum_def: &crate::value::EnumDef) -> Option<String>;
    /// The condition of an enum column's CHECK, where the dialect has no enum types.
    fn enum_check(&self, quoted_column: &str, enum_def: &crate::value::EnumDef) -> Option<String>;
}

/// How a column that counts itself up is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoColumn {
    /// Its type, with what follows it.
    pub sql: String,
    /// Whether `sql` says already that it is the primary key.
    pub primary_key: bool,
}

/// Writes a text literal of the SQL standard: in single quotes, each of them doubled.
pub(crate) fn quoted_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

// ---------------------------------------------------------------- features, as traits

/// `RIGHT JOIN` and `FULL JOIN`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no right or full join",
    label = "not available on `{Self}`",
    note = "swap the tables and use `left_join`"
)]
pub trait HasRightJoin {}

/// `RETURNING` on insert, update and delete.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `RETURNING` clause",
    label = "not available on `{Self}`",
    note = "run the statement, then select the rows by their keys"
)]
pub trait HasReturning {}

/// `ON CONFLICT`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `ON CONFLICT` clause",
    label = "not available on `{Self}`"
)]
pub trait HasOnConflict {}

/// `DISTINCT ON`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `DISTINCT ON`",
    label = "not available on `{Self}`",
    note = "use `distinct()`, or `group_by` with `min` or `max`"
)]
pub trait HasDistinctOn {}

/// `ILIKE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `ILIKE`",
    label = "not available on `{Self}`",
    note = "use `like`, which on SQLite ignores the case of ASCII letters, or compare `lower(..)` of both sides"
)]
pub trait HasIlike {}

/// Isolation levels and access modes of transactions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no isolation levels",
    label = "not available on `{Self}`",
    note = "SQLite's transactions are serializable; use `TxConfig::default()`, `TxConfig::immediate()` or `TxConfig::exclusive()`"
)]
pub trait HasIsolationLevels {}
