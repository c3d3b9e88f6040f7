#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, as = select(fields! { id: users::id }).from(users))]
#[index(on(id))]
pub struct Seen {
    pub id: i32,
}

fn main() {}
