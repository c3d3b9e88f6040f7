#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.drop_table(users).cascade().execute();
    Ok(())
}

fn main() {}
