#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, as = select(fields! { id: users::id }).from(users))]
pub struct Seen {
    #[column(default = 1)]
    pub id: i32,
}

fn main() {}
