#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(split_part(users::name, "@", 1)).from(users).all();
    Ok(())
}

fn main() {}
