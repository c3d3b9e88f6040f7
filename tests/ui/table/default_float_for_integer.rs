use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = 1.5)]
    pub age: i32,
}

fn main() {}
