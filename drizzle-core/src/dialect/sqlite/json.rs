//! JSON, which is text here.
use super::Sqlite;
use crate::ast::JsonOp;
use crate::dialect::{JsonForms, JsonPlaces};

impl JsonForms for Sqlite {
    fn json_places(&self) -> JsonPlaces {
        JsonPlaces::Path {
            read: ["(", " -> ", ")"],
        }
    }
    fn json_form(&self, op: JsonOp) -> Option<&'static str> {
        Some(match op {
            JsonOp::Get => "{x}",
            JsonOp::Text => "case json_type({d}, {p}) when 'text' then json_extract({d}, {p}) end",
            // What is beyond 64 bits comes as a float.
            JsonOp::Integer => {
                "case when json_type({d}, {p}) = 'integer' and typeof(json_extract({d}, {p})) = 'integer' then json_extract({d}, {p}) end"
            }
            JsonOp::Float => {
                "case when json_type({d}, {p}) in ('integer', 'real') then cast(json_extract({d}, {p}) as real) end"
            }
            JsonOp::Bool => "case json_type({d}, {p}) when 'true' then 1 when 'false' then 0 end",
            JsonOp::TypeOf => {
                "case json_type({d}, {p}) when 'null' then 'null' when 'true' then 'boolean' when 'false' then 'boolean' when 'integer' then 'number' when 'real' then 'number' when 'text' then 'string' when 'array' then 'array' when 'object' then 'object' end"
            }
            JsonOp::Set => "case {y} when {w} then json_{r}({d}, {p}, {v}) else {d} end",
            JsonOp::Remove => "case {y} when {w} then json_remove({d}, {p}) else {d} end",
            JsonOp::MergePatch => "json_patch({x}, {v})",
            _ => return None,
        })
    }
    fn json_raw_type(&self) -> &'static str {
        "json_type({d}, {p})"
    }
    fn json_containers(&self) -> [&'static str; 2] {
        ["'object'", "'array'"]
    }
    fn json_value(&self) -> Option<(&'static str, &'static str)> {
        Some(("json(", ")"))
    }
}
