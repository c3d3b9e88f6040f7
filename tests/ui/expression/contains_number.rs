#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(users::id).from(users).filter(users::id.contains("1")).all();
    Ok(())
}

fn main() {}
