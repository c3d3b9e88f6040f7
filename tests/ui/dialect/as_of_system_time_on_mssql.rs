#[path = "../schema.rs"]
mod schema;
use drizzle::dialect::AsOf;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(..).from(users).as_of_system_time(AsOf::follower_read()).all();
    Ok(())
}

fn main() {}
