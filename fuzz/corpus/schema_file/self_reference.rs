// "Self-Referential Relation": the table.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(references(users::id))]
    pub invited_by: Option<i32>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    let ada: User = db
        .insert(users)
        .values(NewUser::new().name("Ada"))
        .returning(..)
        .one()
        .await?;
    let bob = NewUser::new().name("Bob").invited_by(ada.id);
    db.insert(users).values(bob).execute().await?;
    alias!(users as inviter);
    let found: (String, Option<String>) = db
        .select((users::name, inviter::name))
        .from(users)
        .left_join(inviter, eq(inviter::id, users::invited_by))
        .filter(eq(users::name, "Bob"))
        .one()
        .await?;
    assert_eq!(found, ("Bob".into(), Some("Ada".into())));
    let nobody = NewUser::new().name("Eve").invited_by(99);
    let error = db.insert(users).values(nobody).execute().await.unwrap_err();
    assert!(matches!(error, Error::ForeignKey(_)), "{error}");
    Ok(())
}
