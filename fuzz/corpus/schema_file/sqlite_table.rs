// "SQLite Table".
#[table(sqlite, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
    #[column(unique)]
    pub email: String,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    let john = NewUser::new().name("John").email("john@example.com");
    let john: User = db.insert(users).values(john).returning(..).one().await?;
    assert_eq!(db.select(..).from(users).one().await?, john);
    db.delete(users)
        .filter(eq(users::id, john.id))
        .execute()
        .await?;
    // A number is not given out again.
    let jane = NewUser::new().name("Jane").email("jane@example.com");
    let jane: User = db.insert(users).values(jane).returning(..).one().await?;
    assert_eq!((john.id, jane.id), (1, 2));
    Ok(())
}
