#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<i64> = db.select(sql!("(select count(*) from {users})" as i64)).from(users).all().await?;
    Ok(())
}

fn main() {}
