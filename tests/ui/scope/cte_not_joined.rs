#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let totals = db.with("totals", select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id));
    let _ = db.select((users::name, totals.total)).from(users).all();
    Ok(())
}

fn main() {}
