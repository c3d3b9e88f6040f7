#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let rows = futures_util::stream::iter([NewUser::new().name("u")]);
    let _ = db.insert(users).rows_from(rows).execute();
    Ok(())
}

fn main() {}
