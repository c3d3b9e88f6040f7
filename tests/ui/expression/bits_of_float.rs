#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(cast::<f64, _>(users::id) & 1.0).from(users).all();
    Ok(())
}

fn main() {}
