//! JSON: `jsonb`, and `json`, which is cast to it.
use super::Postgres;
use crate::ast::JsonOp;
use crate::dialect::json::jsonb_form;
use crate::dialect::{JsonForms, JsonPlaces};
use crate::schema::{ColumnDef, SqlTypeDef};

impl JsonForms for Postgres {
    fn json_places(&self) -> JsonPlaces {
        JsonPlaces::Operators
    }
    fn json_form(&self, op: JsonOp) -> Option<&'static str> {
        jsonb_form(op)
    }
    fn json_wraps(&self) -> bool {
        true
    }
    fn json_raw_type(&self) -> &'static str {
        "jsonb_typeof({x})"
    }
    fn json_containers(&self) -> [&'static str; 2] {
        ["'object'", "'array'"]
    }
    fn json_value(&self) -> Option<(&'static str, &'static str)> {
        Some(("cast(", " as jsonb)"))
    }
    fn casts_json(&self, column: &ColumnDef) -> bool {
        column.sql_type.is_some_and(|ty| ty != SqlTypeDef::Jsonb)
    }
}
