#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.insert(users).values(NewUser::new().nmae("x").email("x")).execute();
    Ok(())
}

fn main() {}
