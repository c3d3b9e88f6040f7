#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.with_recursive("tree", select(fields! { id: users::id }).from(users), |tree| select(posts::author_id).from(posts).inner_join(tree, eq(tree.id, posts::id)));
    Ok(())
}

fn main() {}
