#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(count_all().over(window().order_by(users::id).groups_between(preceding(1), current_row()))).from(users).all();
    Ok(())
}

fn main() {}
