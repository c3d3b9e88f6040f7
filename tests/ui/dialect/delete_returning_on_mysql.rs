#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.delete(users).all_rows().returning(users::id).all();
    Ok(())
}

fn main() {}
