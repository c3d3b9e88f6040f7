// "PostgreSQL Table", with the enum `roles`.
use chrono::{DateTime, Utc};

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "roles")]
pub enum Role {
    Guest,
    User,
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = Role::User)]
    pub role: Option<Role>,
    #[column(default = false)]
    pub verified: bool,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
}

async fn write_and_read(db: &impl Executor<D>) -> Outcome {
    db.create_table(users).execute().await?;
    let john = NewUser::new().name("John").email("john@example.com");
    let john: User = db.insert(users).values(john).returning(..).one().await?;
    assert_eq!((john.role, john.verified), (Some(Role::User), false));
    let jane = NewUser::new()
        .name("Jane")
        .email("jane@example.com")
        .role(Role::Admin)
        .verified(true);
    db.insert(users).values(jane).execute().await?;
    let admins: Vec<(String, bool)> = db
        .select((users::name, users::verified))
        .from(users)
        .filter(eq(users::role, Role::Admin))
        .all()
        .await?;
    assert_eq!(admins, [("Jane".into(), true)]);
    Ok(())
}
