use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub email: String,
}

#[table(sqlite, postgres, name = "posts")]
#[foreign_key(on(author_id, author_email), references(users::id, users::email))]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub author_id: i32,
    pub author_email: i64,
}

fn main() {}
