#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from(users).filter(in_array(users::id, select(users::id).from(users).for_share())).all();
    Ok(())
}

fn main() {}
