#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.insert(events).values(NewEvent::new().name("x")).execute();
    Ok(())
}

fn main() {}
