#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(..).from(users).filter(range_is_empty(users::id)).all();
    Ok(())
}

fn main() {}
