use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub struct Role {
    pub id: i32,
}

fn main() {}
