#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    alias!(posts as other);
    let _ = db.update(users).from(posts).left_join(other, eq(other::id, posts::id)).set(users::name, other::title).all_rows().execute();
    Ok(())
}

fn main() {}
