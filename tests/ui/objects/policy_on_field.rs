#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[table(postgres)]
pub struct Article {
    #[policy(own_rows, using = "true")]
    pub id: i32,
}

fn main() {}
