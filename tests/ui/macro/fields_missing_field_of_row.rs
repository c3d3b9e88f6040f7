#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let rows = db.select(fields! { id: users::id }).from(users).all().await?;
    let _ = rows[0].name.len();
    Ok(())
}

fn main() {}
