#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

sequence! {
    #[sequence(postgres)]
    pub numbers: i64;
}

#[table(postgres, mssql)]
pub struct Ticket {
    #[column(primary_key, default = next_value(numbers))]
    pub id: i64,
}

fn main() {}
