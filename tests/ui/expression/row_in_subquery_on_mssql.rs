#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(users::id).from(users).filter(row((users::id, users::name)).in_query(select((posts::id, posts::title)).from(posts)));
    Ok(())
}

fn main() {}
