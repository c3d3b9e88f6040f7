#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    alias!(users as other);
    let _ = db.select(..).from(users).filter(exists(select(..).from(posts).filter(eq(posts::author_id, other::id)))).all();
    Ok(())
}

fn main() {}
