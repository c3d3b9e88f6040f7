#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

alias!(User as parent);

fn main() {}
