//! What databases do differently with JSON: the forms of each operation, and the features, as traits.
use super::{Cockroach, MySql, Postgres, Sqlite, has};
use crate::ast::JsonOp;
use crate::schema::ColumnDef;

/// How a place in a JSON document is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonPlaces {
    /// By operators: `document -> 'a' -> 0`.
    Operators,
    /// By one text: `'$."a"[0]'`.
    Path {
        /// What stands before the document, between it and the path, and behind it, to read what is there.
        read: [&'static str; 3],
    },
    /// By the rows of `openjson`, one for each step.
    Rows,
}

/// How a key is written in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonKey {
    /// In double quotes, with the escapes of a JSON text.
    Quoted,
    /// Not at all, and why.
    Impossible(&'static str),
}

/// The part of a dialect that works with JSON documents.
///
/// A form is a text with places for what it is made of: `{d}` the document, `{x}` what is there, as JSON, and `{t}` as
/// text, `{p}` the path as one text, `{a}` as an array, `{y}` the type of what the last step leads out of, `{w}` the
/// word for the type that it has to be, `{r}` `set` or `replace`, `{c}` whether a missing member is created, `{j}` the row
/// of the last step, `{v}` the value.
pub trait JsonForms {
    /// How places are said.
    fn json_places(&self) -> JsonPlaces;
    /// How something is done; `None` where it can't be.
    fn json_form(&self, op: JsonOp) -> Option<&'static str>;
    /// The type of what is at a place, in the database's own words.
    fn json_raw_type(&self) -> &'static str;
    /// Those words for an object and for an array.
    fn json_containers(&self) -> [&'static str; 2];
    /// What stands around a text to make a JSON document of it; `None` where there is no such type, and only values that
    /// are no documents can be put into one.
    fn json_value(&self) -> Option<(&'static str, &'static str)>;
    /// Whether what is no array is its own element 0, which then has to be ruled out.
    fn json_wraps(&self) -> bool {
        false
    }
    /// How a key is written in a path.
    fn json_key(&self, _key: &str) -> JsonKey {
        JsonKey::Quoted
    }
    /// Whether a column has to be cast to work with it as a JSON document.
    fn casts_json(&self, _column: &ColumnDef) -> bool {
        false
    }
}

/// The forms of PostgreSQL and CockroachDB.
pub(super) fn jsonb_form(op: JsonOp) -> Option<&'static str> {
    Some(match op {
        JsonOp::Get => "{x}",
        JsonOp::Text => "case jsonb_typeof({x}) when 'string' then {t} end",
        // Numbers keep their digits here: 1.0 is no integer. Nothing is cast before it surely can be.
        JsonOp::Integer => {
            "case when jsonb_typeof({x}) = 'number' and {t} ~ '^-?[0-9]{1,19}$' then case when cast({t} as numeric) between -9223372036854775808 and 9223372036854775807 then cast({t} as int8) end end"
        }
        JsonOp::Float => "case jsonb_typeof({x}) when 'number' then cast({t} as float8) end",
        JsonOp::Bool => "case jsonb_typeof({x}) when 'boolean' then cast({t} as bool) end",
        JsonOp::TypeOf => "jsonb_typeof({x})",
        JsonOp::Set => "case {y} when {w} then jsonb_set({d}, {a}, {v}, {c}) else {d} end",
        JsonOp::Remove => "case {y} when {w} then {d} #- {a} else {d} end",
        JsonOp::Contains => "({x} @> {v})",
        JsonOp::Contained => "({x} <@ {v})",
        JsonOp::HasKey => "({x} ? {v})",
        JsonOp::HasAnyKey => "({x} ?| {v})",
        JsonOp::HasAllKeys => "({x} ?& {v})",
        JsonOp::Concat => "({x} || {v})",
        JsonOp::PathExists => "jsonb_path_exists({x}, {v})",
        JsonOp::MergePatch => return None,
    })
}

/// Whether one document contains another: `@>` and `<@`, `JSON_CONTAINS`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't tell whether a JSON document contains another",
    label = "not available on `{Self}`",
    note = "compare what is at a path: `eq(column.path(\"a.b\").as_text(), \"..\")`"
)]
pub trait HasJsonContains {}

/// `?`, `?|`, `?&` and `||` of JSON documents.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON operators `?`, `?|`, `?&` and `||`",
    label = "not available on `{Self}`",
    note = "whether there is something at a path: `is_not_null(column.path(\"key\"))`; to add to a document use `json_set`"
)]
pub trait HasJsonOperators {}

/// Merge patches, RFC 7396.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON merge patch",
    label = "not available on `{Self}`",
    note = "set each member: `json_set(column, \"key\", value)`, `json_remove(column, \"key\")`"
)]
pub trait HasJsonMergePatch {}

/// The query language of JSON paths.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `jsonb_path_exists`",
    label = "not available on `{Self}`",
    note = "compare what is at a path: `eq(column.path(\"a.b\").as_text(), \"..\")`"
)]
pub trait HasJsonPathQueries {}

has! { Postgres: HasJsonContains HasJsonOperators HasJsonPathQueries }
has! { Cockroach: HasJsonContains HasJsonOperators }
has! { MySql: HasJsonContains HasJsonMergePatch }
has! { Sqlite: HasJsonMergePatch }
