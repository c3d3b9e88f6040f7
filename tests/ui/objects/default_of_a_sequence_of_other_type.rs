#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

sequence! {
    #[sequence(postgres)]
    pub numbers: i32;
}

#[table(postgres)]
pub struct Ticket {
    #[column(primary_key, default = next_value(numbers))]
    pub id: i64,
}

fn main() {}
