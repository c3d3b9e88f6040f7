#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

role! {
    #[role(postgres, createdb)]
    pub reader;
}

fn main() {}
