#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(..).from(users).full_join(posts, eq(posts::author_id, users::id)).all();
    Ok(())
}

fn main() {}
