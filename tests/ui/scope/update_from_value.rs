#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.update(users).set(users::name, posts::title).from(posts).filter(eq(posts::author_id, users::id)).execute();
    Ok(())
}

fn main() {}
