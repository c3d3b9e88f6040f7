// The tables that the cases use.
#![allow(dead_code)]
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Role {
    Guest,
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(unique)]
    pub email: String,
    pub age: Option<i32>,
    #[column(default = false)]
    pub verified: bool,
    #[column(default = Role::Guest)]
    pub role: Role,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[derive(Debug, Clone)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
    #[column(generated = "upper(title)")]
    pub shout: Option<String>,
}

#[table(postgres, name = "events")]
#[derive(Debug, Clone)]
pub struct Event {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}
