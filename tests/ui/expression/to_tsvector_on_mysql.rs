#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(to_tsvector("english", posts::title)).from(posts).all();
    Ok(())
}

fn main() {}
