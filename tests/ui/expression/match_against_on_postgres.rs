#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(posts::id).from(posts).filter(match_against(posts::title, "x", SearchMode::Natural));
    Ok(())
}

fn main() {}
