#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let writers = db.with("writers", select(fields! { id: posts::author_id }).from(posts));
    let _ = db.select(writers.author_id).from(&writers).all();
    Ok(())
}

fn main() {}
