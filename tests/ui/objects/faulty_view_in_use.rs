#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, materialized, as = select(fields! { id: users::id }).from(users))]
pub struct Seen {
    pub id: i32,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<Vec<Seen>, Error> {
    db.create_schema_objects(schema![users, seens]).execute().await?;
    db.select(..).from(seens).filter(eq(seens::id, 1)).all().await
}

fn main() {}
