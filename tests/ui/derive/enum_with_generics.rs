use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub enum Role<const N: usize> {
    Guest,
    Admin,
}

fn main() {}
