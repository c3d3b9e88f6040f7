#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(..).from(users).for_update().of(posts).all();
    Ok(())
}

fn main() {}
