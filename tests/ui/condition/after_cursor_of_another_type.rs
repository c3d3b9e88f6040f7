#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from(users).after((users::name, users::id), Some(("a".to_owned(), "b"))).all();
    Ok(())
}

fn main() {}
