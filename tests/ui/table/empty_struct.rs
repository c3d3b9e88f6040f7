use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User {}

fn main() {}
