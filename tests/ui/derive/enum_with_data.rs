use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub enum Role {
    Guest,
    Admin(i32),
}

fn main() {}
