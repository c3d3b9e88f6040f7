#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let all = db.with_recursive_union("tree", select(fields! { id: users::id }).from(users), |tree| select(tree.id).from(tree));
    let _ = db.select(all.id).from(&all).all();
    Ok(())
}

fn main() {}
