use drizzle::prelude::*;

#[table(sqlite, name = "users")]
#[derive(Debug, Clone)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub visits: u64,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<User> = db.select(..).from(users).filter(eq(users::id, 1)).all().await?;
    db.insert(users).values(NewUser::new().visits(1)).execute().await?;
    Ok(())
}

fn main() {}
