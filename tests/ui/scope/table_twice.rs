#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from(users).inner_join(users, eq(users::id, users::age)).all();
    Ok(())
}

fn main() {}
