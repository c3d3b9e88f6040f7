#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let names = std::collections::BTreeSet::from([String::from("Ada")]);
    let _: Vec<User> = db.select(..).from(users).filter(sql!("{users::name} = any({names})")).all().await?;
    Ok(())
}

fn main() {}
