use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub enum Role {}

fn main() {}
