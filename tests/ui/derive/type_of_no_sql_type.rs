use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Price(pub u64);

fn main() {}
