#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: User = db.select(..).from(users).first().await?;
    Ok(())
}

fn main() {}
