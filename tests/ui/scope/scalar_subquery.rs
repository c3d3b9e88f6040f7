#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(select(count(posts::id)).from(posts).filter(eq(posts::author_id, events::id)).scalar()).from(users).all();
    Ok(())
}

fn main() {}
