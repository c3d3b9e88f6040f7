#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

pub async fn case(db: &impl Executor<Mssql>) -> Result<(), Error> {
    let gone = db.with("gone", db.delete(posts).all_rows().returning(fields! { id: posts::id }));
    let _ = db.select(gone.id).from(&gone).all();
    Ok(())
}

fn main() {}
