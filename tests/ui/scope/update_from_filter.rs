#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    alias!(posts as other);
    let _ = db.update(users).from(posts).set(users::name, posts::title).filter(eq(other::author_id, users::id)).execute();
    Ok(())
}

fn main() {}
