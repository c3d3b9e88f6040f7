use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, PartialEq)]
pub enum Price {
    Free,
}

fn main() {}
