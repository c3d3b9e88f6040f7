#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<u128> = db.select(sql!("count(*)" as u128)).from(users).all().await?;
    Ok(())
}

fn main() {}
