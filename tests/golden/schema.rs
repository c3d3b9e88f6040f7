//! The tables of the golden tests.
#![allow(dead_code)]
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "roles")]
pub enum Role {
    Guest,
    #[sql(rename = "ad'min")]
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[unique(on(email, name))]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(unique)]
    pub email: Option<String>,
    #[column(default = Role::Guest)]
    pub role: Role,
    #[column(default = false)]
    pub verified: bool,
    pub age: i32,
    pub score: Option<f64>,
    #[column(references(users::id, on_delete = set_null))]
    pub invited_by: Option<i32>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(name = "head line")]
    pub title: String,
    #[column(references(users::id, on_delete = cascade))]
    pub author_id: Option<i32>,
}

/// No required column, and a generated one.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "counters")]
#[derive(Debug, Clone, PartialEq)]
pub struct Counter {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = 0)]
    pub hits: i64,
    pub note: Option<String>,
    #[column(generated = "hits * 2")]
    pub twice: Option<i64>,
}

/// Nullable columns only: a joined row of it needs a mark.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "notes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub user_id: Option<i32>,
    pub text: Option<String>,
}

/// In a schema of its own.
#[table(postgres, name = "events", schema = "audit")]
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    #[column(serial, primary_key)]
    pub id: i64,
    #[column(references(users::id))]
    pub user_id: i32,
    pub kind: String,
}

alias!(pub users as parent, pub posts as other_posts);
