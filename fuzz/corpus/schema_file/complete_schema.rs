// "Example 1: Create a Complete Schema with Relations".
use chrono::{DateTime, Utc};

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = now())]
    pub created_at: Option<DateTime<Utc>>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
    #[column(default = now())]
    pub created_at: Option<DateTime<Utc>>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    let john = NewUser::new().name("John").email("john@example.com");
    let john: User = db.insert(users).values(john).returning(..).one().await?;
    assert!(john.created_at.is_some());
    let new = NewPost::new().title("Hello").author_id(john.id);
    let post: Post = db.insert(posts).values(new).returning(..).one().await?;
    assert_eq!((&*post.title, post.author_id), ("Hello", Some(john.id)));
    let found: (User, Option<Post>) = db
        .select(..)
        .from(users)
        .left_join(posts, eq(users::id, posts::author_id))
        .one()
        .await?;
    assert_eq!(found, (john, Some(post)));
    let again = NewUser::new().name("Jane").email("john@example.com");
    let error = db.insert(users).values(again).execute().await.unwrap_err();
    assert!(matches!(error, Error::Unique(_)), "{error}");
    let nobody = NewPost::new().title("Lost").author_id(99);
    let error = db.insert(posts).values(nobody).execute().await.unwrap_err();
    assert!(matches!(error, Error::ForeignKey(_)), "{error}");
    Ok(())
}
