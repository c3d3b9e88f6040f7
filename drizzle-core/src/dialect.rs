//! What databases do differently. A dialect is a type without data and one file that holds all that
//! is particular to it; the shared code asks, the dialect answers.
//!
//! # What each dialect has
//!
//! What a database has is offered. What can be given with exactly the same meaning is given. The rest is refused: by
//! the compiler where the type of the database tells, otherwise by an error before anything is sent. No clause is ever
//! left out silently.
//!
//! | | [`Sqlite`] | [`Postgres`] | [`Cockroach`] | [`MySql`], MariaDB | [`Mssql`] |
//! | --- | --- | --- | --- | --- | --- |
//! | `full_join` | yes | yes | yes | refused | yes |
//! | `left_join_lateral` and its like | refused | yes | yes | MariaDB: refused | `outer apply`, `cross apply` |
//! | `update(..).from(..)` | yes | yes | yes | the tables beside the updated one; no assignment may read another column that is set | yes |
//! | `delete(..).using(..)` | `exists` | yes | yes | the tables beside the one deleted from | yes |
//! | update and delete with `limit` | refused | refused | yes | yes | `top` |
//! | update and delete with `order_by` | refused | refused | with a limit | yes | refused |
//! | insert with `returning` | yes | yes | yes | MariaDB: yes; MySQL: read back by the primary key, in the same transaction | `output` |
//! | update, delete and upsert with `returning` | yes | yes | yes | refused | `output` |
//! | `on_conflict(..)` | yes | yes | yes | `on duplicate key update`, if no other unique key can be meant | `merge`, a statement for each row |
//! | `on_duplicate_key()` | refused | refused | refused | yes | refused |
//! | `on_conflict(..).filter(..)`, a partial index | yes | yes | yes | refused | refused |
//! | `do_update().filter(..)` | yes | yes | yes | refused | yes |
//! | assignments that read what is set | old values | old values | old values | put into an order that reads old values, or refused | old values |
//! | `distinct_on` | refused | yes | yes | refused | refused |
//! | `ilike` | refused | yes | yes | both sides in lower case | both sides in lower case |
//! | `like`: `\` before `%` and `_` | `escape` | yes | yes | yes | `escape`; `[` is no wildcard |
//! | `nulls_first`, `nulls_last` | yes | yes | yes | a key before it | a key before it |
//! | `limit` without `order_by` | yes | yes | yes | yes | `top`, or `order by (select null)` |
//! | conditions as values | yes | yes | yes | yes | `case`, and `= 1` the other way round |
//! | integer division | truncates | truncates | `//` | `div` | truncates |
//! | average of integers | a float | a decimal | a decimal | of floats | of floats |
//! | computing with decimals | refused | exact | exact | exact | exact |
//! | `having` and `order_by` of a group key with a value in it | yes | yes | yes | `order_by` only | yes |
//! | `with_recursive` | yes | yes | yes | yes | yes, without the word |
//! | `with_recursive_union` | yes | yes | yes | yes | refused |
//! | `materialized()`, `not_materialized()` | yes | yes | yes | refused | refused |
//! | a write with `returning` as a CTE | refused | yes | yes | refused | refused |
//! | a CTE before an update or delete | yes | yes | yes | MariaDB: refused | yes |
//! | `values(..)` in `from` and joins | yes | yes | yes | MariaDB: refused | yes |
//! | `intersect_all`, `except_all` | refused | yes | yes | yes | refused |
//! | a CTE within another query | yes | yes | yes | yes | refused: name it in the outer query |
//! | isolation levels | refused | yes | yes | yes | yes, and `snapshot` |
//! | read-only transactions | refused | yes | yes | yes | refused |
//! | deferrable transactions | refused | yes | refused | refused | refused |
//! | `update_many` | `from (values ..)` | `from (values ..)` | `from (values ..)` | `case` | `from (values ..)` |
//! | `for_update`, `for_share`, `nowait`, `skip_locked` | refused | yes | yes | yes; MariaDB: `lock in share mode` | refused: `with_hints(..)` |
//! | `for_no_key_update`, `for_key_share` | refused | yes | taken for `for_update`, `for_share` | refused | refused |
//! | `of(..)` of a lock | refused | yes | yes | MySQL | refused |
//! | `use_index`, `force_index`, `ignore_index` | refused | refused | refused | yes | refused |
//! | `as_of_system_time` | refused | refused | yes | refused | refused |
//! | `drop_table(..).cascade()` | refused | yes | yes | refused | refused |
//! | a schema (namespace) that a table names is created | no: attach it | yes | yes | yes, it is a database | yes |
//! | foreign keys in a circle, `if_not_exists()` | yes | yes | yes | MariaDB: yes; MySQL: refused | yes |
//! | `identity(always)` | only by this library | yes | yes | only by this library | yes |
//! | `identity(start = ..)`, `increment` | refused | yes | yes | refused | yes |
//! | its `min`, `max`, `cache` | refused | yes, and `cycle`, `name` | yes | refused | refused |
//! | `default = random_uuid()` | of `randomblob` | yes | yes | of `random_bytes` | `newid()` |
//! | `on_update_now` | refused | refused | refused | yes | refused |
//! | `generated(.., virtual)`, `generated(.., stored)` | yes | virtual from 18 | yes | yes | `persisted` if stored |
//! | `collate` of a column | yes | yes | refused | yes, and `charset` | yes |
//! | comments of tables and columns | refused | yes | yes | yes | extended properties |
//! | `strict`, `without_rowid` of a table | yes | refused | refused | refused | refused |
//! | `unlogged`, `tablespace`, `with` of a table | refused | yes | refused | refused | refused |
//! | `engine`, `charset`, `collate`, `row_format` of a table | refused | refused | refused | yes | refused |
//! | deferrable foreign keys | yes | yes | refused | refused | refused |
//! | deferrable primary keys and unique constraints | refused | yes | refused | refused | refused |
//! | `match_full` | refused | yes | yes | refused | refused |
//! | `nulls_not_distinct` | refused | from 15 | refused | refused | yes |
//! | clustered keys and indexes | refused | refused | refused | refused | yes |
//! | `filter` of an index | yes | yes | yes | refused | yes |
//! | an index of an expression | yes | yes | yes | yes; not on MariaDB | refused |
//! | `using`, operator classes | refused | yes | `gin` and others | `btree` | refused |
//! | `fulltext`, `spatial`, `prefix(column, n)` | refused | refused | refused | yes | refused |
//! | domains | refused | yes | refused | refused | refused |
//! | arrays, their operators | refused | yes | of one dimension | refused | refused |
//! | materialized views | refused | yes | yes | refused | refused |
//! | `if_not_exists()` of a view that is there | stays | stays | stays | MariaDB: stays; MySQL: replaced | stays |
//! | sequences | refused | yes | yes, without `cycle` | MariaDB | yes |
//! | `current_value` of a sequence | refused | yes | yes | MariaDB | refused |
//! | policies of row-level security, roles | refused | yes | yes, without `no_inherit` | refused | refused |
//! | window functions | yes | yes | yes | yes | yes |
//! | `rollup`, `grouping` | refused | yes | refused | `with rollup`; MariaDB: no `grouping`, not with `order_by` | yes |
//! | `cube`, `grouping_sets` | refused | yes | refused | refused | yes |
//! | `greatest`, `least` | `max`, `min` | `case` | `case` | yes | `case` |
//! | `is_distinct_from` | yes | yes | yes | `<=>` | `intersect` |
//! | `ceil`, `floor`, `sqrt`, `power` | refused | yes | yes | yes | yes |
//! | `trunc`, `exp`, `ln`, `log10` | refused | yes | yes | yes | yes |
//! | `random` | of 53 bits | yes | yes | `rand` | `rand`, seeded in each row |
//! | `^` of integers | of the other two | `#` | `#` | yes | yes |
//! | `add_months` | refused | yes | yes | yes | yes |
//! | `date_trunc`, `add_days` | of the text | yes | yes | `date_format`, `date_add` | `datefromparts`, `dateadd` |
//! | `md5` | refused | yes | yes | refused | refused |
//! | `concat_ws` | from 3.44 | yes | yes | yes | yes |
//! | `string_agg` | `group_concat`; an order from 3.44 | yes | yes | `group_concat` | `within group` |
//! | `array_agg` | refused | yes | yes | refused | refused |
//! | `bool_and`, `bool_or` | `min`, `max` | yes | yes | `min`, `max` | `min`, `max` of integers |
//! | `any_value` | `min` | the first of an array | the first of an array | `min` | `min` |
//! | `stddev_pop` and others | refused | yes | yes | yes | `stdevp`, `stdev`, `varp`, `var` |
//! | windows with names | yes | yes | yes | yes | written for each use |
//! | `to_tsvector`, `ts_match`, `ts_rank`, `ts_headline` | refused | yes | refused | refused | refused |
//! | `match_against`, `match_score` | refused | refused | refused | yes | refused |
//! | `fts_match`, `bm25`, `snippet` | of FTS5 tables | refused | refused | refused | refused |
//! | `row(..)` as an operand | yes | yes | yes | yes | value by value; no subqueries |
//! | `lpad`, `rpad` | refused | yes | yes | yes | refused |
//! | `reverse` | refused | yes | yes | yes | yes |
//! | `regexp_like` | refused | `~` | `~` | `regexp` | refused |
//! | `split_part` | refused | yes | yes | refused | refused |
//! | `nth_value` | yes | yes | yes | yes | refused |
//! | `range_between` with a distance | yes | yes | yes | yes | refused |
//! | `groups_between`, `exclude` of a window | yes | yes | yes | refused | refused |
//! | `.filter(..)` of an aggregate | yes | yes | yes | `case` in the aggregate | `case` in the aggregate |
//! | `column.path(..)` of a JSON document | `->`, `json_type` | `->`, `->>` | `->`, `->>` | `json_extract` | `openjson`; not within an aggregate |
//! | `json_set`, `json_remove` | yes | yes | yes | yes | `json_modify`; no element of an array is removed |
//! | `json_contains` | refused | `@>` | `@>` | `json_contains`: within an object, an array contains a lone value | refused |
//! | `json_has_key`, `json_concat` | refused | yes | yes | refused | refused |
//! | `json_merge_patch` | yes | refused | refused | yes | refused |
//! | `jsonb_path_exists` | refused | yes | refused | refused | refused |
//! | parameters of a statement | 32,766 | 65,535 | 65,535 | 65,535 | 2,098 |
//! | rows of a `values` list | any | any | any | any | 1,000 |
//! | `SqlComposite`, `MultiRange`, `TsQuery` | refused | yes | refused | refused | refused |
//! | `DateTime<Utc>` in a column without a time zone | UTC | UTC, whatever the session's zone | UTC, whatever the session's zone | UTC | UTC |
//!
//! Inserts of more rows than that are split, in one transaction. What tables differ in is told at
//! `#[table(..)]`. Text is compared as the database's collation says: MySQL and SQL Server ignore case by default.
use crate::ast::{BinaryOp, LockStrength, SetOp};
use crate::schema::ColumnDef;
use crate::value::Kind;
use std::fmt::Debug;

mod aggregates;
mod cockroach;
mod definitions;
mod forms;
mod functions;
mod json;
mod mssql;
mod mysql;
mod objects;
mod postgres;
mod rows;
mod search;
mod special;
mod sqlite;
mod windows;

pub use aggregates::{HasStddev, TextAggregate};
pub use cockroach::{AsOf, COCKROACH_STAND_IN, Cockroach};
pub use definitions::{AutoColumn, CommentForm, Commented, Definitions, Rare};
pub use forms::Forms;
pub use functions::{
    HasAddMonths, HasGroupingSets, HasMath, HasMd5, HasPad, HasRegexp, HasReverse, HasRollup,
    HasSplitPart, RollupForm,
};
pub use json::{
    HasJsonContains, HasJsonMergePatch, HasJsonOperators, HasJsonPathQueries, JsonForms, JsonKey,
    JsonPlaces,
};
pub use mssql::Mssql;
pub use mysql::{MARIADB, MySql};
pub use objects::{CircleKey, LaterKey, Objects, ViewSql};
pub use postgres::Postgres;
pub use rows::{HasRows, RowsForm};
pub use search::{HasFts5, HasMatchAgainst, HasTsVector};
pub use special::{HasArrays, HasComposites, HasDomains, HasMultiRanges, HasNestedArrays};
pub use sqlite::Sqlite;
pub use windows::{HasFrameExclude, HasFrameGroups, HasNthValue, HasRangeOffsets};

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
pub const ALL: [&dyn Syntax; 5] = [
    Sqlite::SYNTAX,
    Postgres::SYNTAX,
    MySql::SYNTAX,
    Cockroach::SYNTAX,
    Mssql::SYNTAX,
];

/// The questions that rendering asks. What the SQL standard says, or most databases do, has a default; the rest
/// every dialect has to answer.
pub trait Syntax: Debug + Send + Sync + Definitions + Objects + JsonForms + Forms {
    /// The dialect's name in `#[table(..)]`, in configuration and in traces.
    fn name(&self) -> &'static str;
    /// The name of the database in messages, where servers of a dialect differ.
    fn server(&self) -> &'static str {
        self.name()
    }
    /// Its name in traces: one of OpenTelemetry's `db.system.name`,
    /// <https://opentelemetry.io/docs/specs/semconv/registry/attributes/db/#db-system-name>.
    fn system_name(&self) -> &'static str {
        self.server()
    }
    /// The characters around a quoted name; within the name the second is doubled.
    fn quotes(&self) -> [char; 2] {
        ['"', '"']
    }
    /// Writes the placeholder of the parameter number `n`, counted from 1.
    fn placeholder(&self, out: &mut String, n: usize);
    /// How many parameters one statement may have.
    fn max_params(&self) -> usize;
    /// How many rows one `values` list may have.
    fn max_rows(&self) -> usize {
        usize::MAX
    }
    /// Whether a placeholder names its parameter, so that two of them may be the same one.
    fn placeholders_repeat(&self) -> bool {
        false
    }
    /// The order that values of a kind have to be given by name, since their storage has another one.
    fn collation(&self, _kind: Kind) -> Option<&'static str> {
        None
    }
    /// Whether a value of a kind has to be cast to be one, in an expression or where it stands alone.
    fn casts_value(&self, _kind: Kind, _alone: bool) -> bool {
        false
    }
    /// What follows an instant to make it the date and time in UTC, and the other way round, where the time zone of the
    /// session would decide otherwise.
    fn at_utc(&self) -> Option<&'static str> {
        None
    }
    /// Whether sums, averages and arithmetic of a kind are exact.
    fn computes(&self, _kind: Kind) -> bool {
        true
    }
    /// Whether a condition is a value and a boolean value is a condition. Where not, each is turned into the other.
    fn conditions_are_values(&self) -> bool {
        true
    }
    /// An operator with two operands, where it is one word between them.
    fn operator(&self, op: BinaryOp) -> &'static str {
        op.standard()
    }
    /// Whether there is an operator `ilike`; otherwise both operands are compared in lower case.
    fn has_ilike(&self) -> bool {
        true
    }
    /// What stands around the pattern of `like`, so that `%`, `_` and a backslash before them mean what they mean
    /// elsewhere, and nothing else means anything.
    fn like_pattern(&self) -> (&'static str, &'static str) {
        ("", "")
    }
    /// What stands before and after the arguments of a function, if that is not its standard name and parentheses.
    fn function(&self, _name: &str) -> Option<(&'static str, &'static str)> {
        None
    }
    /// How the name of a collation is written; nothing if it is no name of one.
    fn collation_name(&self, name: &str) -> Option<String> {
        let [open, close] = self.quotes();
        (!name.contains([open, close, '\0'])).then(|| format!("{open}{name}{close}"))
    }
    /// Whether several values together are an operand.
    fn rows(&self) -> RowsForm {
        RowsForm::Full
    }
    /// How texts are joined, NULL if any is.
    fn concat(&self) -> ConcatForm {
        ConcatForm::Operator {
            word: " || ",
            first_as: None,
        }
    }
    /// The name of an aggregate over values of a kind, where its own name would not give the type that is promised,
    /// and the type that its operand has to be cast to.
    fn aggregate(&self, name: &'static str, _kind: Option<Kind>) -> (&'static str, Option<Kind>) {
        (name, None)
    }
    /// Whether an aggregate may have a `filter`; otherwise what it is of is NULL in the other rows.
    fn has_aggregate_filter(&self) -> bool {
        true
    }
    /// Whether a window has to have an order, except that of an aggregate without a frame.
    fn orders_windows(&self) -> bool {
        false
    }
    /// Whether a select has a clause of windows with names; otherwise each is written where it is used.
    fn has_named_windows(&self) -> bool {
        true
    }
    /// The aggregate that makes one text of many.
    fn text_aggregate(&self) -> TextAggregate {
        TextAggregate::Function("string_agg")
    }
    /// What stands between the texts where it can't be a parameter.
    fn separator_literal(&self, separator: &str) -> String {
        self.text_literal(separator)
    }
    /// Whether values of every type have a least one.
    fn has_least_of_any(&self) -> bool {
        true
    }
    /// How `rollup` is written.
    fn rollup(&self) -> RollupForm {
        RollupForm::Function
    }
    /// Why the rows of a `rollup` can't be ordered, and the way out.
    fn refuses_ordered_rollup(&self) -> Option<&'static str> {
        None
    }
    /// Whether `lag` and `lead` take the value for where there is no row.
    fn has_lag_default(&self) -> bool {
        true
    }
    /// How the first or next rows of a query are asked for.
    fn limit(&self) -> LimitForm {
        LimitForm::LimitOffset { unlimited: None }
    }
    /// Whether `in (select .. limit n)` has to be wrapped into one more query.
    fn wraps_limited_in(&self) -> bool {
        false
    }
    /// Whether keys to order by may say `nulls first`, `nulls last`.
    fn has_nulls_order(&self) -> bool {
        true
    }
    /// Whether rows of a multi-row insert may contain the word `default`.
    fn default_keyword(&self) -> bool {
        true
    }
    /// What stands in a row for the next number of a column that counts itself up.
    fn next_number(&self) -> &'static str {
        "default"
    }
    /// What follows the table's name to insert a row of defaults.
    fn default_row(&self) -> &'static str {
        " default values"
    }
    /// What switches on and off, each before the table's name, that an insert may give a value to the column that
    /// counts itself up.
    fn explicit_auto(&self) -> Option<[(&'static str, &'static str); 2]> {
        None
    }
    /// Whether keys to group and order by that hold parameters are written as positions in the select list, since
    /// two parameters are never the same expression.
    fn keys_by_position(&self) -> bool {
        false
    }
    /// Whether a table in `from` that is a query has to give each of its columns a name of its own.
    fn names_derived_columns(&self) -> bool {
        false
    }
    /// Whether a common table expression may be computed again for each of its uses.
    fn reads_ctes_again(&self) -> bool {
        false
    }
    /// Whether a column of a `union all` may hold values of any types.
    fn has_untyped_columns(&self) -> bool {
        false
    }
    /// Whether columns of one kind can always be one column of a `union all`, whichever tables they are of.
    fn mixes(&self, _kind: Kind) -> bool {
        true
    }
    /// NULL as a value of a type, where a column of a `union all` gets its type from each of its parts.
    fn typed_null(&self, kind: Kind, sql_type: Option<crate::schema::SqlTypeDef>) -> String {
        let ty = sql_type.map_or_else(|| self.cast_name(kind), |ty| self.type_name(ty));
        format!("cast(null as {ty})")
    }
    /// Whether a query within another statement may have an order without a limit, and common table expressions.
    fn nested_order_and_ctes(&self) -> bool {
        true
    }
    /// The word after `with` where a common table expression refers to itself.
    fn recursive(&self) -> &'static str {
        "recursive "
    }
    /// Whether the columns of both terms of a recursive common table expression have to be of exactly the same type,
    /// so that those of this kind are cast.
    fn casts_recursive(&self, _kind: Kind) -> bool {
        false
    }
    /// Whether the common table expressions of an inserted query stand in front of the insert.
    fn ctes_before_insert(&self) -> bool {
        false
    }
    /// Whether common table expressions may stand before an update or delete.
    fn ctes_before_writes(&self) -> bool {
        true
    }
    /// Whether the rows that an insert returns come in the order in which they were given.
    fn returns_in_order(&self) -> bool {
        true
    }
    /// How written rows are returned.
    fn returning(&self) -> ReturningForm {
        ReturningForm::Clause
    }
    /// How an insert says what to do about conflicts.
    fn upsert(&self) -> UpsertForm {
        UpsertForm::OnConflict
    }
    /// Whether an assignment sees the new values of those to its left.
    fn assigns_in_order(&self) -> bool {
        false
    }
    /// How an update or delete gives its table another name.
    fn alias_in_write(&self) -> WriteAlias {
        WriteAlias::As
    }
    /// How a subquery is joined that uses the sources before it.
    fn lateral(&self) -> LateralForm {
        LateralForm::Word
    }
    /// How a list of values stands in `from`.
    fn values_form(&self) -> ValuesForm {
        ValuesForm::Aliased { row: "" }
    }
    /// Whether the parameters of such a list do not tell the types of its columns, so that they are cast.
    fn casts_listed_values(&self) -> bool {
        false
    }
    /// Where an update and a delete have the further sources that they read.
    fn write_sources(&self) -> WriteSources {
        WriteSources::Clause
    }
    /// Whether the order of an update or delete needs a limit.
    fn ordered_write_needs_limit(&self) -> bool {
        false
    }
    /// Whether the operands of a set operation may be put into parentheses; otherwise they are queries in `from`.
    fn parenthesised_set_operands(&self) -> bool {
        true
    }
    /// Whether an operand in parentheses may have common table expressions.
    fn set_operands_with_ctes(&self) -> bool {
        true
    }
    /// Whether a subquery of a write may read the table that is written. Where not, it is wrapped into one more
    /// query, which is computed before.
    fn reads_written_table(&self) -> bool {
        true
    }
    /// How many rows are updated at once, each with its own values.
    fn update_many(&self) -> UpdateManyForm {
        UpdateManyForm::From {
            named: true,
            casts: RowCasts::First,
        }
    }
    /// The clause of a lock of rows, if there is one.
    fn lock(&self, _strength: LockStrength) -> Option<&'static str> {
        None
    }
    /// Why a lock can't name the tables it is of, and the way out.
    fn refuses_lock_of(&self) -> Option<&'static str> {
        None
    }
    /// How operations of one sequence bind without parentheses: whether `right` binds tighter than `left`.
    fn set_binds_tighter(&self, right: SetOp, left: SetOp) -> bool {
        let intersects = |op| matches!(op, SetOp::Intersect | SetOp::IntersectAll);
        intersects(right) && !intersects(left)
    }
    /// An expression that is not NULL for every row of the source with this (quoted) name and these columns. Without
    /// one, the source is wrapped into a query that has such a column.
    fn row_marker(&self, _source: &str, _columns: &[ColumnDef]) -> Option<String> {
        None
    }
    /// Whether a conflict can be about a constraint by its name. Where not, it is about the columns that the schema tells.
    fn conflict_on_constraint(&self) -> bool {
        false
    }
    /// Whether values of a column can be sent as a stream after the statement, in the form of their own type.
    fn copies(&self, _column: &ColumnDef) -> bool {
        false
    }
}

/// How many rows are updated at once, each with its own values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdateManyForm {
    /// `update .. set a = r.a from (values ..) as r (id, a) where ..`
    From {
        /// Whether the columns of the values are given names; otherwise they have numbers.
        named: bool,
        /// Which values are cast to what their columns are.
        casts: RowCasts,
    },
    /// `update .. set a = case when id = 1 then .. end where id in (1, ..)`
    Case,
}

/// Which values in a list are cast to what their columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowCasts {
    /// None.
    No,
    /// Those of the first row, which tell the types of all.
    First,
    /// All.
    All,
}

/// How texts are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConcatForm {
    /// By an operator.
    Operator {
        /// The operator, a space on each side.
        word: &'static str,
        /// What the first operand is cast to, where the others' lengths would limit the result.
        first_as: Option<Kind>,
    },
    /// By a function of several arguments.
    Function(&'static str),
}

/// How the first or next rows of a query are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitForm {
    /// `limit n offset m`.
    LimitOffset {
        /// What stands for "no limit" where a lone `offset` is an error.
        unlimited: Option<&'static str>,
    },
    /// `select top (n)`, and `order by .. offset m rows fetch next n rows only`.
    TopFetch,
}

/// How written rows are returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturningForm {
    /// `returning ..` at the end.
    Clause,
    /// `output inserted.a`, `output deleted.a` before the values, the source or the condition.
    Output,
    /// Not at all. Inserted rows are read back by their keys, in the same transaction.
    ReadBack,
}

/// How an insert says what to do about conflicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpsertForm {
    /// `on conflict (..) do ..`.
    OnConflict,
    /// `on duplicate key update ..`, which is about every unique key of the table.
    OnDuplicateKey {
        /// Whether the proposed row is named, or its values are `values(column)`.
        row_alias: bool,
    },
    /// `merge`, a statement for each row.
    Merge,
}

/// How an update or delete gives its table another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteAlias {
    /// `update users as u`, `delete from users as u`.
    As,
    /// `update users as u`, `delete u from users as u`.
    DeleteFrom,
    /// `update u set .. from users as u`, `delete u from users as u`.
    InFrom,
}

/// How a subquery is joined that uses the sources before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LateralForm {
    /// `left join lateral (..) x on ..`.
    Word,
    /// `outer apply (..) x`, `cross apply (..) x`, without a condition.
    Apply,
    /// Not at all.
    Refused,
}

/// How a list of values stands in `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValuesForm {
    /// `(values (..), (..)) v (a, b)`.
    Aliased {
        /// The word before each row.
        row: &'static str,
    },
    /// `(select column1 as a from (values (..))) v`.
    Numbered,
    /// Not at all.
    Refused,
}

/// Where an update and a delete have the further sources that they read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteSources {
    /// `update a set .. from b`, `delete from a using b`.
    Clause,
    /// `update a set .. from b`; a delete asks whether there is a row of `b`: `exists (..)`.
    UpdateClause,
    /// `update a, b set a.x = ..`, `delete a from a, b`.
    BesideTable,
    /// `update a set .. from a, b`, `delete a from a, b`.
    InFrom,
}

/// Writes a text literal of the SQL standard: in single quotes, each of them doubled.
pub(crate) fn quoted_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Writes a number by hand: a bulk insert has tens of thousands of placeholders.
fn write_number(out: &mut String, n: usize) {
    let (mut digits, mut at, mut rest) = ([b'0'; 20], 20, n);
    while rest > 0 && at > 0 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

// ---------------------------------------------------------------- features, as traits

/// The features that a dialect has. What has them is no help to who lacks them: messages tell the way out.
macro_rules! has {
    ($dialect:ty: $($feature:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $crate::dialect::$feature for $dialect {}
    )*};
}
use has;

/// The Rust types that a dialect has a column type of exactly their values for, while not every dialect does.
macro_rules! stores {
    ($dialect:ty: $($rust:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $crate::types::HasColumnOf<$rust> for $dialect {}
    )*};
}
use stores;

/// The types of few databases that a dialect has.
macro_rules! specials {
    ($dialect:ty: $($rust:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $crate::types::HasSpecial<$crate::types::$rust> for $dialect {}
    )*};
}
use specials;

/// `FULL JOIN`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no full join",
    label = "not available on `{Self}`",
    note = "unite a `left_join` and a `right_join` with `union`"
)]
pub trait HasFullJoin {}

/// Lateral joins.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no lateral joins",
    label = "not available on `{Self}`",
    note = "select one value with a correlated subquery, `.scalar()`, or join a subquery that is grouped by what it is joined on"
)]
pub trait HasLateral {}

/// `MATERIALIZED` and `NOT MATERIALIZED`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `MATERIALIZED`",
    label = "not available on `{Self}`",
    note = "leave out the hint: the database decides whether a common table expression is computed once"
)]
pub trait HasMaterialized {}

/// Writes in common table expressions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no writes in common table expressions",
    label = "not available on `{Self}`",
    note = "run the write before, in the same transaction, and use the rows it returns"
)]
pub trait HasWritingCtes {}

/// `UNION` of the terms of a recursive common table expression.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can only add rows in a recursive common table expression, not unite them",
    label = "not available on `{Self}`",
    note = "use `with_recursive`, and let the term end by a condition, such as on its depth"
)]
pub trait HasRecursiveUnion {}

/// `INTERSECT ALL` and `EXCEPT ALL`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `INTERSECT ALL` and no `EXCEPT ALL`",
    label = "not available on `{Self}`",
    note = "use `intersect` or `except`, which give each row once"
)]
pub trait HasSetAll {}

/// A limit of the rows that an update or delete takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `LIMIT` on update and delete",
    label = "not available on `{Self}`",
    note = "choose the rows in a subquery: `.filter(in_array(key, select(key).from(table).limit(n)))`"
)]
pub trait HasLimitedWrites {}

/// An order in which an update or delete takes rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `ORDER BY` on update and delete",
    label = "not available on `{Self}`",
    note = "choose the rows in a subquery: `.filter(in_array(key, select(key).from(table).order_by(..).limit(n)))`"
)]
pub trait HasOrderedWrites {}

/// `RETURNING` on update, delete and upsert. Inserts return their rows on every dialect.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't return the rows of this write",
    label = "not available on `{Self}`",
    note = "in a transaction, select the rows by the same filter: before a delete, after an update"
)]
pub trait HasReturning {}

/// A condition on a conflict's target: the partial unique index that is meant.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't say which partial index a conflict is about",
    label = "not available on `{Self}`",
    note = "leave out this filter: the conflict is then about every row with these values"
)]
pub trait HasConflictTargetFilter {}

/// A condition on the rows that an upsert updates.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no condition on the rows that an upsert updates",
    label = "not available on `{Self}`",
    note = "put the condition into the value: `.set(column, when(condition, excluded(column)).otherwise(column))`"
)]
pub trait HasUpsertFilter {}

/// Conflicts by whichever unique key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `ON DUPLICATE KEY`",
    label = "not available on `{Self}`",
    note = "name the key: `.on_conflict(column)`"
)]
pub trait HasOnDuplicateKey {}

/// `DISTINCT ON`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `DISTINCT ON`",
    label = "not available on `{Self}`",
    note = "use `distinct()`, or `group_by` with `min` or `max`"
)]
pub trait HasDistinctOn {}

/// `ILIKE`, or the same by comparing in lower case.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `ILIKE`",
    label = "not available on `{Self}`",
    note = "use `like`, which on SQLite ignores the case of ASCII letters, or compare `lower(..)` of both sides"
)]
pub trait HasIlike {}

/// Locks of the rows that a query reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `FOR UPDATE` and no `FOR SHARE`",
    label = "not available on `{Self}`",
    note = "on SQLite, `TxConfig::immediate()` locks the database; on SQL Server, a table takes hints: `users.with_hints([TableHint::UpdLock])`"
)]
pub trait HasForUpdate {}

/// Locks that leave keys free, or are of keys only.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `FOR NO KEY UPDATE` and no `FOR KEY SHARE`",
    label = "not available on `{Self}`",
    note = "use `for_update()` or `for_share()`, which lock more, where the database has them"
)]
pub trait HasKeyLocks {}

/// Locks that name tables.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no locks that name a table",
    label = "not available on `{Self}`",
    note = "leave out `.of(..)`"
)]
pub trait HasLockOf {}

/// Hints about the indexes of a table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes no hints about indexes",
    label = "not available on `{Self}`",
    note = "leave the hint out: this database chooses by itself"
)]
pub trait HasIndexHints {}

/// Hints about how a table is locked and read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` takes no table hints",
    label = "not available on `{Self}`",
    note = "only SQL Server does; elsewhere a query locks rows with `for_update()` or `for_share()`"
)]
pub trait HasTableHints {}

/// Reading at a time in the past.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `AS OF SYSTEM TIME`",
    label = "not available on `{Self}`",
    note = "only CockroachDB reads at a time in the past; leave it out"
)]
pub trait HasAsOfSystemTime {}

/// Isolation levels of transactions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no isolation levels",
    label = "not available on `{Self}`",
    note = "SQLite's transactions are serializable; use `TxConfig::default()`, `TxConfig::immediate()` or `TxConfig::exclusive()`"
)]
pub trait HasIsolationLevels {}

/// Transactions that may not write.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no read-only transactions",
    label = "not available on `{Self}`",
    note = "leave it out, or connect as a user who may only read"
)]
pub trait HasReadOnly {}

/// Transactions that wait for a safe snapshot.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no deferrable transactions",
    label = "not available on `{Self}`",
    note = "leave it out: only PostgreSQL lets a transaction wait for a safe snapshot"
)]
pub trait HasDeferrable {}

/// The last number of a sequence in a session.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not tell the last number of a sequence",
    label = "not available on `{Self}`",
    note = "select `next_value(..)` first, and use the number that it gives"
)]
pub trait HasCurrentValue {}

/// `DROP .. CASCADE`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `DROP .. CASCADE`",
    label = "not available on `{Self}`",
    note = "drop what depends on it first; `drop_schema_objects(..)` finds the order"
)]
pub trait HasDropCascade {}
