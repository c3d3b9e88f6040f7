#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    alias!(posts as other);
    let _ = db.update(users).from(posts).inner_join(other, eq(other::author_id, users::id)).set(users::name, posts::title).all_rows().execute();
    Ok(())
}

fn main() {}
