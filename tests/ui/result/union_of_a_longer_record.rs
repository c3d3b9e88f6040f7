#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = union(db.select(fields! { id: users::id }).from(users), db.select(fields! { id: posts::id, author: posts::author_id }).from(posts)).all();
    Ok(())
}

fn main() {}
