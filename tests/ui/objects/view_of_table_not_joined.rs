#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, as = select(fields! { id: users::id, title: posts::title }).from(users))]
pub struct Author {
    pub id: i32,
    pub title: String,
}

fn main() {}
