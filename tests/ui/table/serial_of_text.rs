use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: String,
    pub name: String,
}

fn main() {}
