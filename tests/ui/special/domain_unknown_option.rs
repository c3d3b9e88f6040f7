use drizzle::prelude::*;

#[derive(SqlDomain, Debug, Clone)]
#[sql_domain(chek = "value > 0")]
pub struct Quantity(pub i32);

fn main() {}
