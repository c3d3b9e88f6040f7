// The schema that the documentation uses throughout.
#![allow(dead_code)]
use chrono::{DateTime, Utc};
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "roles")]
pub enum Role {
    Guest,
    User,
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(varchar(320), unique)]
    pub email: String,
    #[column(default = Role::User)]
    pub role: Option<Role>,
    #[column(default = false)]
    pub verified: bool,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    #[column(references(users::id, on_delete = set_null))]
    pub invited_by: Option<i32>,
    #[column(name = "deleted_at")]
    pub deleted_at: Option<DateTime<Utc>>,
    pub age: Option<i32>,
}

#[table(sqlite, postgres, cockroach, mssql, name = "posts")]
#[unique_index(slug_idx, on(slug))]
#[index(author_idx, on(author_id))]
#[index(recent_idx, on(desc(created_at)), filter = "deleted_at is null")]
#[check(title_not_empty, "length(title) > 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    pub slug: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "groups")]
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users_to_groups")]
#[primary_key(user_id, group_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct UserToGroup {
    #[column(references(users::id))]
    pub user_id: i32,
    #[column(references(groups::id))]
    pub group_id: i32,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "accounts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    #[column(primary_key)]
    pub user_id: i32,
    pub balance: i64,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "archive")]
#[derive(Debug, Clone, PartialEq)]
pub struct Archived {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

/// Other names for what a table makes.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "sessions",
    module = "logins",
    insert = "CreateSession",
    changes = "EditSession"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    #[column(primary_key)]
    pub token: String,
}
