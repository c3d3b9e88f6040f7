use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(text)]
    pub value: i32,
}

fn main() {}
