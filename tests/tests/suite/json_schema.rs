//! A table with JSON documents.
use drizzle::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Author {
    pub name: String,
    pub age: Option<i64>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "documents")]
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    #[column(primary_key)]
    pub id: i32,
    pub meta: serde_json::Value,
    #[column(json)]
    pub old: Option<serde_json::Value>,
}
