#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Cockroach>) -> Result<(), Error> {
    let new = NewUser::new().name("a").email("b");
    let _ = db.insert(users).values(new).on_duplicate_key().do_update().set_excluded(users::name).execute();
    Ok(())
}

fn main() {}
