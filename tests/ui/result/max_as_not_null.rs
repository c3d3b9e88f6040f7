#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: i32 = db.select(max(users::id)).from(users).one().await?;
    Ok(())
}

fn main() {}
