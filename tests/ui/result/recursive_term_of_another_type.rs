#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.with_recursive("tree", select(fields! { id: users::id, name: users::name }).from(users), |tree| select((tree.id, users::verified)).from(users).inner_join(tree, eq(tree.id, users::id)));
    Ok(())
}

fn main() {}
