#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    alias!(users as parent);
    let _ = db.select((users::name, parent::name)).from(users).all();
    Ok(())
}

fn main() {}
