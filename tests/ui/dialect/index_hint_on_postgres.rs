#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(..).from(users.use_index(&["users_name_idx"])).all();
    Ok(())
}

fn main() {}
