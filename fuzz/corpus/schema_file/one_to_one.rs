// "One-to-One": the tables.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "profiles")]
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(references(users::id), unique)]
    pub user_id: Option<i32>,
    pub bio: Option<String>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    db.create_table(profiles).execute().await?;
    let user: User = db
        .insert(users)
        .values(NewUser::new().name("John"))
        .returning(..)
        .one()
        .await?;
    let new = |user: Option<i32>| NewProfile::new().user_id(user).bio("..");
    let profile: Profile = db
        .insert(profiles)
        .values(new(Some(user.id)))
        .returning(..)
        .one()
        .await?;
    assert_eq!(
        (profile.user_id, profile.bio.as_deref()),
        (Some(user.id), Some(".."))
    );
    let error = db
        .insert(profiles)
        .values(new(Some(user.id)))
        .execute()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Unique(_)), "{error}");
    // Nobody's profiles are not each other's.
    db.insert(profiles)
        .values([new(None), new(None)])
        .execute()
        .await?;
    assert_eq!(
        db.count(profiles)
            .filter(is_null(profiles::user_id))
            .one()
            .await?,
        2
    );
    Ok(())
}
