#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, postgres, name = "seen", as = select(fields! { id: users::id }).from(users))]
pub struct Seen {
    pub id: i32,
}

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.delete(seen).filter(eq(seen::id, 1));
    Ok(())
}

fn main() {}
