#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let rows = db.select((users::id, posts::title)).from(users).left_join(posts, eq(posts::author_id, users::id)).all().await?;
    let _: Vec<(i32, String)> = rows;
    Ok(())
}

fn main() {}
