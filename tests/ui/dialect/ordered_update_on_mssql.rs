#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.update(users).set(users::age, 1).all_rows().order_by(users::id).limit(10).execute();
    Ok(())
}

fn main() {}
