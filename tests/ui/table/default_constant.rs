use drizzle::prelude::*;

const ADULT: i32 = 18;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = ADULT)]
    pub age: i32,
}

fn main() {}
