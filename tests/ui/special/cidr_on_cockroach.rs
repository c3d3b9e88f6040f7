use drizzle::prelude::*;
use drizzle::types::Cidr;

#[table(postgres, cockroach, name = "networks")]
pub struct Network {
    #[column(primary_key)]
    pub id: i32,
    pub addresses: Option<Cidr>,
}

fn main() {}
