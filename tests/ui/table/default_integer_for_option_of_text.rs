use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = 18)]
    pub name: Option<String>,
}

fn main() {}
