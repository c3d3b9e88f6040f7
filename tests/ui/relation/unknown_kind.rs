#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: several(posts) on (id => author_id) }
}

fn main() {}
