use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Price;

fn main() {}
