#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(users::name).from(users).group_by(users::name).having(gt(count(posts::id), 1)).all();
    Ok(())
}

fn main() {}
