#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    alias!(users as other);
    let _ = db.select(..).from(users).inner_join(posts, eq(posts::author_id, other::id)).all();
    Ok(())
}

fn main() {}
