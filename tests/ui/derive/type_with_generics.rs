use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Price<T>(pub T);

fn main() {}
