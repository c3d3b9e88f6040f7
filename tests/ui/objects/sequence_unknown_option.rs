#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

sequence! {
    #[sequence(postgres, startt = 2)]
    pub numbers: i32;
}

fn main() {}
