use drizzle::prelude::*;

#[derive(SqlDomain, Debug, Clone)]
#[sql_domain(check = "value > 0")]
pub struct Quantity(pub i32);

#[table(postgres, cockroach, name = "order_lines")]
pub struct OrderLine {
    #[column(primary_key)]
    pub id: i64,
    pub quantity: Quantity,
}

fn main() {}
