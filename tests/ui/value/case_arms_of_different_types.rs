#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(when(eq(users::id, 1), "one").otherwise(2)).from(users).all();
    Ok(())
}

fn main() {}
