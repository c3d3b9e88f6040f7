#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<String> = db.select(sql!("upper({users::nmae})" as String)).from(users).all().await?;
    Ok(())
}

fn main() {}
