#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    alias!(posts as other);
    let _ = db.delete(users).using(posts).filter(eq(other::author_id, users::id)).execute();
    Ok(())
}

fn main() {}
