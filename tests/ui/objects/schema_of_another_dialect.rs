#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.create_schema_objects(schema![users, events]).execute();
    Ok(())
}

fn main() {}
