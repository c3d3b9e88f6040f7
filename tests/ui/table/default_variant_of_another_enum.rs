use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Role {
    Guest,
    Admin,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Color {
    Red,
    Green,
}

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = Color::Red)]
    pub role: Role,
}

fn main() {}
