#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts) on (id => author_id) where eq(users::verified, true) }
}

fn main() {}
