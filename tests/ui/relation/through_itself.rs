#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { pairs: many(users) through users(id => id) }
}

fn main() {}
