#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = select((posts::author_id, count(posts::id))).from(posts).group_by(posts::author_id).subquery("totals");
    Ok(())
}

fn main() {}
