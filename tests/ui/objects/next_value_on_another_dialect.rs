#![allow(unused_imports)]
#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

sequence! {
    #[sequence(postgres)]
    pub numbers: i32;
}

pub async fn case(db: &impl Executor<Mssql>) -> Result<i32, Error> {
    db.select(next_value(numbers)).one().await
}

fn main() {}
