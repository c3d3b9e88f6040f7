use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(name = "name")]
    pub label: String,
}

fn main() {}
