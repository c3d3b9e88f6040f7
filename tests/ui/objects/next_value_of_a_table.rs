#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub fn case(db: &impl Executor<Postgres>) {
    let _ = db.select(next_value(users));
}

fn main() {}
