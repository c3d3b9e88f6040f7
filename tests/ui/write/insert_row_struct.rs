#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let user = User { id: 1, name: "x".into(), email: "x".into(), age: None, verified: true, role: Role::Guest };
    let _ = db.insert(users).values(user).execute();
    Ok(())
}

fn main() {}
