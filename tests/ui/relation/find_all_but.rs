#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts) }
    posts { author: one(users) on (author_id => id) }
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.query(find!(users { .., !email })).all();
    Ok(())
}

fn main() {}
