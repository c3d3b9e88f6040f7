#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

alias!(users as);

fn main() {}
