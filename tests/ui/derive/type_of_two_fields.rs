use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Price(pub i64, pub String);

fn main() {}
