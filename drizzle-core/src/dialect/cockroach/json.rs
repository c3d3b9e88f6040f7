//! JSON: there is one type, the binary one.
use super::CockroachSyntax;
use crate::ast::JsonOp;
use crate::dialect::json::jsonb_form;
use crate::dialect::{JsonForms, JsonPlaces, Postgres};
use crate::schema::ColumnDef;

impl JsonForms for CockroachSyntax {
    fn json_places(&self) -> JsonPlaces {
        Postgres.json_places()
    }
    fn json_form(&self, op: JsonOp) -> Option<&'static str> {
        match op {
            JsonOp::PathExists => None,
            op => jsonb_form(op),
        }
    }
    fn json_wraps(&self) -> bool {
        true
    }
    fn json_raw_type(&self) -> &'static str {
        Postgres.json_raw_type()
    }
    fn json_containers(&self) -> [&'static str; 2] {
        Postgres.json_containers()
    }
    fn json_value(&self) -> Option<(&'static str, &'static str)> {
        Postgres.json_value()
    }
    fn casts_json(&self, column: &ColumnDef) -> bool {
        !column.is_json()
    }
}
