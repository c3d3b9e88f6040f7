//! JSON, which is text here. `json_value` tells no types and gives no more than 4,000 characters, `openjson` does.
use super::Mssql;
use crate::ast::JsonOp;
use crate::dialect::{JsonForms, JsonKey, JsonPlaces};

impl JsonForms for Mssql {
    fn json_places(&self) -> JsonPlaces {
        JsonPlaces::Rows
    }
    fn json_form(&self, op: JsonOp) -> Option<&'static str> {
        Some(match op {
            JsonOp::Get => {
                "case {j}.[type] when 0 then N'null' when 1 then N'\"' + string_escape({j}.[value], 'json') + N'\"' else {j}.[value] end"
            }
            JsonOp::Text => "case {j}.[type] when 1 then {j}.[value] end",
            JsonOp::Integer => {
                "case when {j}.[type] = 2 and {j}.[value] not like N'%[^-0-9]%' then try_cast({j}.[value] as bigint) end"
            }
            JsonOp::Float => "case {j}.[type] when 2 then try_cast({j}.[value] as float) end",
            JsonOp::Bool => {
                "case when {j}.[type] = 3 and {j}.[value] = N'true' then cast(1 as bit) when {j}.[type] = 3 then cast(0 as bit) end"
            }
            JsonOp::TypeOf => {
                "case {j}.[type] when 0 then N'null' when 1 then N'string' when 2 then N'number' when 3 then N'boolean' when 4 then N'array' when 5 then N'object' end"
            }
            JsonOp::Set => "case {y} when {w} then {v} else {d} end",
            JsonOp::Remove => "case {y} when {w} then json_modify({d}, {p}, null) else {d} end",
            _ => return None,
        })
    }
    /// Whether an escape is one within a path is nowhere said.
    fn json_key(&self, key: &str) -> JsonKey {
        let escaped = |c: char| c.is_control() || matches!(c, '"' | '\\');
        if key.contains(escaped) {
            JsonKey::Impossible("mssql has no path to a JSON key with such a character")
        } else {
            JsonKey::Quoted
        }
    }
    fn json_raw_type(&self) -> &'static str {
        "{j}.[type]"
    }
    fn json_containers(&self) -> [&'static str; 2] {
        ["5", "4"]
    }
    fn json_value(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}
