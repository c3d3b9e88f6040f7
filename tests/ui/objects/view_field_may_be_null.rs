#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, as = select(fields! { id: users::id, age: users::age }).from(users))]
pub struct Author {
    pub id: i32,
    pub age: i32,
}

fn main() {}
