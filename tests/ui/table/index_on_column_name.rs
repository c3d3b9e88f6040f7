use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
#[index(on(created))]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(name = "created")]
    pub created_at: i64,
}

fn main() {}
