#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let _ = db.select(nth_value(users::name, 2).over(window().order_by(users::id))).from(users).all();
    Ok(())
}

fn main() {}
