//! JSON: a type of its own on MySQL, text on MariaDB.
use super::MySqlSyntax;
use crate::ast::JsonOp;
use crate::dialect::{JsonForms, JsonKey, JsonPlaces};

impl JsonForms for MySqlSyntax {
    fn json_places(&self) -> JsonPlaces {
        JsonPlaces::Path {
            read: ["json_extract(", ", ", ")"],
        }
    }
    fn json_form(&self, op: JsonOp) -> Option<&'static str> {
        Some(match op {
            JsonOp::Get => "{x}",
            JsonOp::Text => "case json_type({x}) when 'STRING' then json_unquote({x}) end",
            // `1e2` is an integer to MariaDB's `json_type`.
            JsonOp::Integer if self.maria => {
                "case when json_type({x}) = 'INTEGER' and {x} regexp '^-?[0-9]{1,19}$' and cast({x} as decimal(20)) between -9223372036854775808 and 9223372036854775807 then cast({x} as signed) end"
            }
            JsonOp::Integer => {
                "case when json_type({x}) = 'INTEGER' or json_type({x}) = 'UNSIGNED INTEGER' and {x} <= 9223372036854775807 then cast({x} as signed) end"
            }
            JsonOp::Float => {
                "case when json_type({x}) in ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') then cast({x} as double) end"
            }
            JsonOp::Bool if self.maria => {
                "case json_type({x}) when 'BOOLEAN' then {x} = 'true' end"
            }
            JsonOp::Bool => "case json_type({x}) when 'BOOLEAN' then cast({x} as signed) end",
            JsonOp::TypeOf => {
                "case json_type({x}) when 'NULL' then 'null' when 'BOOLEAN' then 'boolean' when 'INTEGER' then 'number' when 'UNSIGNED INTEGER' then 'number' when 'DOUBLE' then 'number' when 'DECIMAL' then 'number' when 'STRING' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' end"
            }
            JsonOp::Set => "case {y} when {w} then json_{r}({d}, {p}, {v}) else {d} end",
            JsonOp::Remove => "case {y} when {w} then json_remove({d}, {p}) else {d} end",
            JsonOp::MergePatch => "json_merge_patch({x}, {v})",
            JsonOp::Contains => "json_contains({x}, {v})",
            JsonOp::Contained => "json_contains({v}, {x})",
            _ => return None,
        })
    }
    fn json_wraps(&self) -> bool {
        true
    }
    /// MariaDB finds no quoted key that begins with a minus, and before 11 no bare one either.
    fn json_key(&self, key: &str) -> JsonKey {
        match key.starts_with('-') && self.maria {
            false => JsonKey::Quoted,
            true => {
                JsonKey::Impossible("MariaDB has no path to a JSON key that begins with a minus")
            }
        }
    }
    fn json_raw_type(&self) -> &'static str {
        "json_type({x})"
    }
    fn json_containers(&self) -> [&'static str; 2] {
        ["'OBJECT'", "'ARRAY'"]
    }
    fn json_value(&self) -> Option<(&'static str, &'static str)> {
        Some(if self.maria {
            ("json_compact(", ")")
        } else {
            ("cast(", " as json)")
        })
    }
}
