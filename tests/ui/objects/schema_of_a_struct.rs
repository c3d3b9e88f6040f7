#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let user = db.select(..).from(users).one().await?;
    let _ = db.create_schema_objects(schema![posts, user]).execute();
    Ok(())
}

fn main() {}
