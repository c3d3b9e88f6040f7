#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

role! {
    #[role(mssql)]
    pub reader;
}

fn main() {}
