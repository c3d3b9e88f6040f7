#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = TxConfig::<Sqlite>::default().deferrable();
    let _ = db.select(..).from(users).all();
    Ok(())
}

fn main() {}
