#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let once = db.with("once", select(fields! { id: users::id }).from(users)).not_materialized();
    let _ = db.select(once.id).from(&once).all();
    Ok(())
}

fn main() {}
