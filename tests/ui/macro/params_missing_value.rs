#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let p = params! { id: i32, age: i32 };
    let by_id = db.select(..).from(users).filter((eq(users::id, p.id), eq(users::age, p.age))).prepare();
    let _ = by_id.bind(p.values(1)).all().await?;
    Ok(())
}

fn main() {}
