use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(unique, unique)]
    pub name: String,
}

fn main() {}
