#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from(users).filter(between(users::id, 1, "9")).all();
    Ok(())
}

fn main() {}
