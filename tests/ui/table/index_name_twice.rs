use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
#[index(users_idx, on(id))]
#[index(users_idx, on(name))]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(name = "created")]
    pub created_at: i64,
}

fn main() {}
