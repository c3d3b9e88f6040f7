// "Composite Primary Key", and the tables of "Many-to-Many".
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "groups")]
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users_to_groups")]
#[primary_key(user_id, group_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct UserToGroup {
    #[column(references(users::id))]
    pub user_id: i32,
    #[column(references(groups::id))]
    pub group_id: i32,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    db.create_table(groups).execute().await?;
    db.create_table(users_to_groups).execute().await?;
    let user: User = db
        .insert(users)
        .values(NewUser::new().name("John"))
        .returning(..)
        .one()
        .await?;
    let group: Group = db
        .insert(groups)
        .values(NewGroup::new().name("Rust"))
        .returning(..)
        .one()
        .await?;
    let new = || NewUserToGroup::new().user_id(user.id).group_id(group.id);
    db.insert(users_to_groups).values(new()).execute().await?;
    let error = db
        .insert(users_to_groups)
        .values(new())
        .execute()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Unique(_)), "{error}");
    let found: (String, String) = db
        .select((users::name, groups::name))
        .from(users_to_groups)
        .inner_join(users, eq(users::id, users_to_groups::user_id))
        .inner_join(groups, eq(groups::id, users_to_groups::group_id))
        .one()
        .await?;
    assert_eq!(found, ("John".into(), "Rust".into()));
    Ok(())
}
