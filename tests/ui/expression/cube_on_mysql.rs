#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let _ = db.select(count_all()).from(users).group_by(cube(users::name)).all();
    Ok(())
}

fn main() {}
