#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

sequence! {
    #[sequence(postgres, start = 70_000, max = 40_000)]
    pub numbers: i32;
}

fn main() {}
