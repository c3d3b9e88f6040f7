// "One-to-Many": the tables.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub content: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    let user: User = db
        .insert(users)
        .values(NewUser::new().name("John"))
        .returning(..)
        .one()
        .await?;
    // Longer than any key: the column is not in one.
    let long = "é".repeat(70_000);
    let new = [
        NewPost::new().content(&*long).author_id(Some(user.id)),
        NewPost::new().content("none").author_id(None),
    ];
    db.insert(posts).values(new).execute().await?;
    let written: Vec<Post> = db.select(..).from(posts).order_by(posts::id).all().await?;
    assert_eq!(written.len(), 2);
    assert!(written[0].content == long && written[0].author_id == Some(user.id));
    assert_eq!((&*written[1].content, written[1].author_id), ("none", None));
    Ok(())
}
