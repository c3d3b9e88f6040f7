#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts.writer) }
    posts { author: one(users) on (author_id => id) }
}

fn main() {}
