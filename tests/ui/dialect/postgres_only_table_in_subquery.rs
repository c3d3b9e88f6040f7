#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from(users).filter(exists(select(events::id).from(events).filter(eq(events::id, users::id)))).all();
    Ok(())
}

fn main() {}
