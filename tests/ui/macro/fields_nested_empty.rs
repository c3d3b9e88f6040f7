#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(fields! { id: users::id, author: {} }).from(users).all().await?;
    Ok(())
}

fn main() {}
