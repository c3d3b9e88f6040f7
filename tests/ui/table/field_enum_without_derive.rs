use drizzle::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Role {
    Guest,
    Admin,
}

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub role: Role,
}

fn main() {}
