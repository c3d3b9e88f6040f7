use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct UserId(pub i64);
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct PostId(pub i64);

#[table(sqlite, name = "users")]
pub struct User {
    #[column(auto_increment, primary_key)]
    pub id: UserId,
    pub age: i64,
}

#[table(sqlite, name = "posts")]
pub struct Post {
    #[column(auto_increment, primary_key)]
    pub id: PostId,
    #[column(references(users::id))]
    pub author: UserId,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(users::age.inner()).from(users).all();
    Ok(())
}

fn main() {}
