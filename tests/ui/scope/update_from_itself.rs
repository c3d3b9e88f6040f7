#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.update(users).from(users).set(users::age, 1).all_rows().execute();
    Ok(())
}

fn main() {}
