use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(generated = "id + 1", default = 1)]
    pub age: i32,
}

fn main() {}
