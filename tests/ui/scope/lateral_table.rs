#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(users::id).from(users).left_join_lateral(posts, ()).all();
    Ok(())
}

fn main() {}
