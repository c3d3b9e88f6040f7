use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User(i32, String);

fn main() {}
