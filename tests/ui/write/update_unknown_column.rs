#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.update(users).set(users::nmae, "x").all_rows().execute();
    Ok(())
}

fn main() {}
