#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(when(users::id, "one").otherwise("many")).from(users).all();
    Ok(())
}

fn main() {}
