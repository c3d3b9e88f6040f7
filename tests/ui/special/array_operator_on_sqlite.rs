#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from(users).filter(eq_any(users::id, vec![1, 2])).all();
    Ok(())
}

fn main() {}
