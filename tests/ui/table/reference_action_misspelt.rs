use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub email: String,
}

#[table(sqlite, postgres, name = "posts")]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(references(users::id, on_delete = cascad))]
    pub author_id: i32,
}

fn main() {}
