#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(users::id).from(users).filter(row((users::id, users::name)).gt((1, 2)));
    Ok(())
}

fn main() {}
