// "MySQL Table".
use chrono::NaiveDateTime;

#[table(mysql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i64,
    pub name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = false)]
    pub verified: bool,
    #[column(default = now())]
    pub created_at: NaiveDateTime,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    db.create_table(users).if_not_exists().execute().await?;
    let john = NewUser::new().name("John").email("john@example.com");
    let john: User = db.insert(users).values(john).returning(..).one().await?;
    assert_eq!((john.id, john.verified), (1, false));
    assert_eq!(db.select(..).from(users).one().await?, john);
    let again = NewUser::new().name("Jane").email("john@example.com");
    let error = db.insert(users).values(again).execute().await.unwrap_err();
    assert!(matches!(error, Error::Unique(_)), "{error}");
    // What does not fit the key is refused, not cut.
    let long = NewUser::new().name("Jim").email("x".repeat(256));
    assert!(db.insert(users).values(long).execute().await.is_err());
    assert_eq!(db.count(users).one().await?, 1);
    Ok(())
}
