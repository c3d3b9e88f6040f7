#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(..).from(users).for_key_share().all();
    Ok(())
}

fn main() {}
