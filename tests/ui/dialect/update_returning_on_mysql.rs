#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.update(users).set(users::name, "a").all_rows().returning(users::id).all();
    Ok(())
}

fn main() {}
