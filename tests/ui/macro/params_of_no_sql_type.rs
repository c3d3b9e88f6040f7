#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let p = params! { id: u128 };
    let _ = db.select(..).from(users).filter(eq(users::id, p.id)).prepare();
    Ok(())
}

fn main() {}
