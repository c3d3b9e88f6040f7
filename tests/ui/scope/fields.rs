#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(fields! { id: users::id, title: posts::title }).from(users).all();
    Ok(())
}

fn main() {}
