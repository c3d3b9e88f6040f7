#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    alias!(posts as other);
    let last = select(fields! { id: other::id }).from(other).filter(eq(other::author_id, users::id)).subquery("last");
    let _ = db.select(posts::id).from(posts).filter(exists(select(users::id).from(posts).cross_join_lateral(&last).inner_join(users, eq(users::id, posts::author_id)))).all();
    Ok(())
}

fn main() {}
