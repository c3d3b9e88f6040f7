#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::id, users::id)).from(users)).execute();
    Ok(())
}

fn main() {}
