//! The tables of the suite.
#![allow(dead_code)]
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use drizzle::prelude::*;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[sql_enum(name = "role")]
pub enum Role {
    Guest,
    Member,
    #[sql(rename = "the \"boss\" 'himself'")]
    Boss,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(unique)]
    pub email: Option<String>,
    pub age: Option<i32>,
    #[column(default = false)]
    pub verified: bool,
    #[column(default = Role::Member)]
    pub role: Role,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    #[column(references(users::id))]
    pub invited_by: Option<i32>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[index(posts_author_idx, on(author_id))]
#[check(title_not_empty, "title <> ''")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Nullable and first, so that a row whose first column is NULL is no missing row.
    pub subtitle: Option<String>,
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    #[column(references(users::id, on_delete = cascade))]
    pub author_id: Option<i32>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "comments")]
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(references(posts::id))]
    pub post_id: i32,
    pub body: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "bookmarks")]
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(posts::id, on_delete = set_null))]
    pub post_id: Option<i32>,
}

/// A table without any column that is NOT NULL.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "notes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub user_id: Option<i32>,
    pub text: Option<String>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "accounts")]
#[check(balance_not_negative, "balance >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    #[column(primary_key)]
    pub user_id: i32,
    pub balance: i64,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "memberships")]
#[primary_key(user_id, group_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct Membership {
    pub user_id: i32,
    pub group_id: i32,
    #[column(default = 1)]
    pub level: i32,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "archive")]
#[derive(Debug, Clone, PartialEq)]
pub struct Archived {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

/// Names that SQL and Rust keep for themselves, and some that nobody should choose.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "select",
    module = "keywords"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Keyword {
    #[column(primary_key)]
    pub order: i32,
    pub r#type: String,
    #[column(name = "group by \"x\"")]
    pub group: Option<String>,
    #[column(name = "Größe 'é`")]
    pub size: Option<i32>,
}

static TICKS: AtomicI64 = AtomicI64::new(1);
fn tick() -> i64 {
    TICKS.fetch_add(1, Ordering::Relaxed)
}

/// Columns that the client computes.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "audited")]
#[derive(Debug, Clone, PartialEq)]
pub struct Audited {
    #[column(primary_key, default_fn = Uuid::new_v4)]
    pub id: Uuid,
    pub name: String,
    #[column(default_fn = Vec::new)]
    pub data: Vec<u8>,
    #[column(on_update_fn = tick)]
    pub changed: i64,
    #[column(on_update_fn = || Some("touched".to_owned()))]
    pub note: Option<String>,
}

/// All defaults.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "defaults")]
#[derive(Debug, Clone, PartialEq)]
pub struct Defaulted {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = "it's")]
    pub text: String,
    #[column(default = -7)]
    pub number: i64,
    #[column(default = 1.5)]
    pub float: f64,
    #[column(default = true)]
    pub flag: bool,
    #[column(default = sql("40 + 2"))]
    pub computed: i32,
    pub nothing: Option<i32>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "boxes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    #[column(primary_key)]
    pub id: i32,
    pub width: i32,
    pub height: i32,
    #[column(generated = "width * height")]
    pub area: Option<i32>,
}

#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct Meters(pub f64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub theme: String,
    pub sizes: Vec<u32>,
}

/// Every type, not null.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "kinds")]
#[derive(Debug, Clone, PartialEq)]
pub struct Kinds {
    #[column(primary_key)]
    pub id: i32,
    pub small: i16,
    pub int: i32,
    pub big: i64,
    pub real: f32,
    pub double: f64,
    pub flag: bool,
    pub text: String,
    pub bytes: Vec<u8>,
    pub instant: DateTime<Utc>,
    pub wall: NaiveDateTime,
    pub date: NaiveDate,
    pub time: NaiveTime,
    pub uuid: Uuid,
    #[column(numeric(38, 9))]
    pub decimal: Decimal,
    pub json: serde_json::Value,
    pub settings: Json<Settings>,
    pub role: Role,
    pub length: Meters,
}

/// Every type, nullable.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "nullable_kinds")]
#[derive(Debug, Clone, PartialEq)]
pub struct NullableKinds {
    #[column(primary_key)]
    pub id: i32,
    pub small: Option<i16>,
    pub int: Option<i32>,
    pub big: Option<i64>,
    pub real: Option<f32>,
    pub double: Option<f64>,
    pub flag: Option<bool>,
    pub text: Option<String>,
    pub bytes: Option<Vec<u8>>,
    pub instant: Option<DateTime<Utc>>,
    pub wall: Option<NaiveDateTime>,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub uuid: Option<Uuid>,
    #[column(numeric(38, 9))]
    pub decimal: Option<Decimal>,
    pub json: Option<serde_json::Value>,
    pub settings: Option<Json<Settings>>,
    pub role: Option<Role>,
    pub length: Option<Meters>,
}

/// The types of the `time` crate.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "moments")]
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    #[column(primary_key)]
    pub id: i32,
    pub instant: time::OffsetDateTime,
    pub wall: Option<time::PrimitiveDateTime>,
    pub date: time::Date,
    pub time: time::Time,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "measurements")]
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    #[column(primary_key)]
    pub id: i64,
    pub label: String,
    pub value: Option<i64>,
}

/// Column types that are asked for.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "typed")]
#[unique_index(typed_code_idx, on(code))]
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    #[column(identity, primary_key)]
    pub id: i64,
    #[column(varchar(10))]
    pub code: Option<String>,
    #[column(numeric(10, 2))]
    pub price: Option<Decimal>,
    #[column(text)]
    pub role: Option<Role>,
    #[column(json)]
    pub raw: Option<serde_json::Value>,
}

/// Unique among some of its rows only.
#[table(sqlite, postgres, cockroach, mssql, name = "slots")]
#[unique_index(slots_taken_idx, on(room), filter = "taken = 1")]
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    #[column(primary_key)]
    pub id: i32,
    pub room: i32,
    pub taken: i32,
}
