#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[table(postgres)]
#[policy(own_rows, for = select)]
pub struct Article {
    #[column(primary_key)]
    pub id: i32,
}

fn main() {}
