use drizzle::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub struct Email(pub String);

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub email: Email,
}

fn main() {}
