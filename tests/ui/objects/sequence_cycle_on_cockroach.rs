#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

sequence! {
    #[sequence(cockroach, cycle)]
    pub numbers: i32;
}

fn main() {}
