#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = union(db.select(users::id).from(users), db.select(posts::title).from(posts)).all();
    Ok(())
}

fn main() {}
