#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(array_agg(users::name)).from(users).all();
    Ok(())
}

fn main() {}
