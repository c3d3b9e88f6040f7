#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    posts { author: one(users) on (author_id => id) }
    posts { writer: one(users) on (author_id => id) }
}

fn main() {}
