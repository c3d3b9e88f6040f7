#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Cockroach>) -> Result<(), Error> {
    let _ = TxConfig::<Cockroach>::default().deferrable();
    let _ = db.select(..).from(users).all();
    Ok(())
}

fn main() {}
