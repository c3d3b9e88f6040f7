#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts) }
    posts { author: one(users) on (author_id => id) }
}

#[derive(Shape)]
pub struct Card {
    pub id: i32,
}

fn main() {}
