#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.update(users).from(posts).set(users::name, posts::title).all_rows().returning((users::id, posts::id)).all();
    Ok(())
}

fn main() {}
