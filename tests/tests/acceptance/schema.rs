//! Tables that are meant to be awkward.
#![allow(dead_code)]
use chrono::{DateTime, Utc};
use drizzle::prelude::*;
use rust_decimal::Decimal;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "Größe des \"Hundes\"")]
pub enum Size {
    #[sql(rename = "'); drop table \"a\"; --")]
    Small,
    #[sql(rename = "größer")]
    Large,
}

/// A name with everything in it that a database has to quote.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "Order; \"by\" 'größe' --",
    module = "odd"
)]
#[unique(name = "odd \"unique\"", on(first, second))]
#[index("odd index, of \"two\"", on(desc(second)))]
#[derive(Debug, Clone, PartialEq)]
pub struct Odd {
    #[column(serial, primary_key, name = "ID of \"it\"")]
    pub id: i32,
    #[column(name = "Select")]
    pub first: i32,
    #[column(name = "a, b.c")]
    pub second: Option<String>,
    #[column(name = "größe", default = Size::Small)]
    pub size: Size,
    #[column(name = "?", default = "it's \"x\" \\ $1 ?")]
    pub question: String,
    #[column(name = "$1", on_update_fn = || Some(7))]
    pub dollar: Option<i64>,
}

/// Refers to a table with an odd name.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "UPPER",
    module = "upper_case"
)]
#[check("odd 'check'", "id_ <> 13")]
#[derive(Debug, Clone, PartialEq)]
pub struct Upper {
    #[column(primary_key, name = "Id")]
    pub id: i32,
    #[column(name = "id_", references(odd::id, on_delete = cascade))]
    pub odd_id: Option<i32>,
}

/// Exact numbers.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "prices")]
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    #[column(primary_key)]
    pub id: i32,
    pub amount: Decimal,
}

/// Two tables with the same enum.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "dogs")]
#[derive(Debug, Clone, PartialEq)]
pub struct Dog {
    #[column(primary_key)]
    pub id: i32,
    pub size: Size,
}
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "cats")]
#[derive(Debug, Clone, PartialEq)]
pub struct Cat {
    #[column(primary_key)]
    pub id: i32,
    pub size: Option<Size>,
}

/// A tree: a table that is joined to itself, more than once.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "nodes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    #[column(primary_key)]
    pub id: i32,
    pub label: Option<String>,
    #[column(references(nodes::id))]
    pub parent_id: Option<i32>,
}

/// Of a node: at most one row.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "details")]
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    pub text: Option<String>,
    pub node_id: i32,
    pub weight: i64,
}

/// No column is required, and one has the name of SQLite's own.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "marks")]
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub rowid: Option<i32>,
    pub text: Option<String>,
}

/// What a row is when only the database gives values.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "events")]
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = now())]
    pub at: DateTime<Utc>,
    #[column(default = Size::Large)]
    pub size: Size,
    #[column(default = 0)]
    pub count: i16,
    #[column(on_update_fn = || 5)]
    pub version: i32,
}
