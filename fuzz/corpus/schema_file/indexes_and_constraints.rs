// "Indexes and Constraints".
use chrono::{DateTime, Utc};

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[unique_index(slug_idx, on(slug))]
#[index(author_idx, on(author_id))]
#[index(created_idx, on(created_at))]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    pub slug: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    // The indexes are there too, and nothing is made twice.
    db.create_table(posts).if_not_exists().execute().await?;
    let new = |title: &str| NewPost::new().title(title).slug("hello");
    let post: Post = db
        .insert(posts)
        .values(new("Hello"))
        .returning(..)
        .one()
        .await?;
    assert_eq!(db.select(..).from(posts).one().await?, post);
    let error = db
        .insert(posts)
        .values(new("Again"))
        .execute()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Unique(_)), "{error}");
    Ok(())
}
