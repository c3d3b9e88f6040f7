// "Soft Delete".
use chrono::{DateTime, Utc};

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    pub deleted_at: Option<DateTime<Utc>>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    let new = ["Ada", "Bob"].map(|name| NewUser::new().name(name));
    db.insert(users).values(new).execute().await?;
    // To the microsecond, which every database keeps.
    let now = DateTime::from_timestamp_micros(Utc::now().timestamp_micros());
    let deleted = db
        .update(users)
        .set(users::deleted_at, now)
        .filter(eq(users::name, "Ada"))
        .execute()
        .await?;
    assert_eq!(deleted, 1);
    let active: Vec<String> = db
        .select(users::name)
        .from(users)
        .filter(is_null(users::deleted_at))
        .all()
        .await?;
    assert_eq!(active, ["Bob"]);
    let gone: User = db
        .select(..)
        .from(users)
        .filter(is_not_null(users::deleted_at))
        .one()
        .await?;
    assert_eq!((&*gone.name, gone.deleted_at), ("Ada", now));
    Ok(())
}
