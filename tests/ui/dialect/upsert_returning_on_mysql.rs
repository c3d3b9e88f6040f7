#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<MySql>) -> Result<(), Error> {
    let new = NewUser::new().name("a").email("b");
    let _ = db.insert(users).values(new).on_conflict(users::id).do_update().set_excluded(users::name).returning(users::id).all();
    Ok(())
}

fn main() {}
