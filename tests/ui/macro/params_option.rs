#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let p = params! { age: Option<i32> };
    let _ = db.select(..).from(users).filter(eq(users::age, p.age)).prepare();
    Ok(())
}

fn main() {}
