use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub enum Role<T> {
    Guest,
    Admin,
}

fn main() {}
