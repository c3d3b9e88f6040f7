#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

alias!(people as parent);

fn main() {}
