#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let last = select(fields! { name: users::name, title: posts::title }).from(posts).filter(eq(posts::author_id, users::id)).subquery("last");
    let _: Vec<(String, String)> = db.select((last.name, last.title)).from(users).cross_join_lateral(&last).all().await?;
    Ok(())
}

fn main() {}
