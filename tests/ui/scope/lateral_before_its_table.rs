#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let last = select(fields! { title: posts::title }).from(posts).filter(eq(posts::author_id, users::id)).subquery("last");
    let _ = db.select(posts::id).from(posts).left_join_lateral(&last, ()).all();
    Ok(())
}

fn main() {}
