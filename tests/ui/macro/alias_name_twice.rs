#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

alias!(users as parent, posts as parent);

fn main() {}
