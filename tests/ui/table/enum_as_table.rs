use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub enum User {
    Guest,
}

fn main() {}
