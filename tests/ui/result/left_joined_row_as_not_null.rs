#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<(User, Post)> = db.select(..).from(users).left_join(posts, eq(posts::author_id, users::id)).all().await?;
    Ok(())
}

fn main() {}
