use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default_fn = String::new())]
    pub name: String,
}

fn main() {}
