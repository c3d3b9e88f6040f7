#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    alias!(users as other);
    let _ = db.select(..).from(posts).filter(exists(select(..).from(users).full_join(other, eq(other::id, users::id)))).all();
    Ok(())
}

fn main() {}
