use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(serial, default = 1, primary_key)]
    pub id: i32,
    pub name: String,
}

fn main() {}
