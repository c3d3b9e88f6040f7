#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    user { posts: many(posts) on (id => author_id) }
}

fn main() {}
