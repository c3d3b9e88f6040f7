#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts) }
    posts {
        author: one(users) on (author_id => id),
        reviewer: one(users) on (id => id),
    }
}

fn main() {}
