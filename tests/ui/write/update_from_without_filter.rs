#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.update(users).from(posts).set(users::name, posts::title).execute();
    Ok(())
}

fn main() {}
