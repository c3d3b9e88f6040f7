#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[table(postgres, sqlite)]
#[policy(own_rows, using = "true")]
pub struct Article {
    #[column(primary_key)]
    pub id: i32,
}

fn main() {}
