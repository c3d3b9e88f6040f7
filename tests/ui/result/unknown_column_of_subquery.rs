#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let totals = select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id).subquery("totals");
    let _ = db.select(totals.sum).from(&totals).all();
    Ok(())
}

fn main() {}
