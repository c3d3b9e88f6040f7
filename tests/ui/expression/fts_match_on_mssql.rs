#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(posts::id).from(posts).filter(fts_match(posts, "x"));
    Ok(())
}

fn main() {}
