#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let new = NewUser::new().name("a").email("b");
    let _ = db.insert(users).values(new).on_conflict(users::id).filter(eq(users::name, "a")).do_nothing().execute();
    Ok(())
}

fn main() {}
