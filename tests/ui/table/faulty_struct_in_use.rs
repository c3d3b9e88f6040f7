use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
#[derive(Debug, Clone)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(varchar(0))]
    pub name: String,
    #[column(unique)]
    pub age: i32,
}

#[table(sqlite, postgres, name = "posts")]
#[derive(Debug, Clone)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    #[column(references(users::id))]
    pub author_id: i32,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let rows: Vec<(User, Option<Post>)> =
        db.select(..).from(users).left_join(posts, eq(posts::author_id, users::id)).all().await?;
    let _ = rows[0].0.name.len();
    let first: Option<User> = db.select(..).from(users).filter(gt(users::age, 18)).first().await?;
    drop(first);
    let _: Vec<String> = db.select(users::name).from(users).order_by(desc(users::id)).all().await?;
    db.insert(users).values(NewUser::new().name("Ada").age(36)).execute().await?;
    let _: Vec<User> = db.update(users).set(users::name, "Ada").filter(eq(users::id, 1)).returning(..).all().await?;
    db.update(users).changes(UserChanges { age: Some(37), ..UserChanges::default() }).all_rows().execute().await?;
    db.delete(users).filter(eq(users::id, 1)).execute().await?;
    Ok(())
}

fn main() {}
