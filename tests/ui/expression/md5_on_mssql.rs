#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(md5(users::name)).from(users).all();
    Ok(())
}

fn main() {}
