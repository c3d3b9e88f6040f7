#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(..).from(users).for_update().all();
    Ok(())
}

fn main() {}
