#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(users::id).from(users).except_all(db.select(posts::id).from(posts)).all();
    Ok(())
}

fn main() {}
