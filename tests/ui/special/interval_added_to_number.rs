#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use drizzle::types::Interval;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(add_interval(users::id, Interval::days(1))).from(users).all();
    Ok(())
}

fn main() {}
