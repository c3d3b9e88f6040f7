#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = intersect_all(db.select(users::id).from(users), db.select(posts::id).from(posts)).all();
    Ok(())
}

fn main() {}
