use drizzle::prelude::*;

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(..).from("users").all();
    Ok(())
}

fn main() {}
