#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<bool> = db.select(sql!("{users::id} = {wanted}" as bool)).from(users).all().await?;
    Ok(())
}

fn main() {}
