#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(add_months(now::<chrono::NaiveDateTime>(), 1)).from(users).all();
    Ok(())
}

fn main() {}
