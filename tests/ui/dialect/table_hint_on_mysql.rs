#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(..).from(users.with_hints([TableHint::NoLock])).all();
    Ok(())
}

fn main() {}
