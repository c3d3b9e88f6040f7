#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    posts { author: one(users) on (writer_id => id) }
}

fn main() {}
