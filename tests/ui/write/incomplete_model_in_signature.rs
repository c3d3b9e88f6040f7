#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    fn save(_: NewUser) {}
    save(NewUser::new().name("n"));
    Ok(())
}

fn main() {}
