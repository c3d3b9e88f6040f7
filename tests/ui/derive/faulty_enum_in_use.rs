use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub enum Role {
    Guest,
    Admin(i32),
}

#[table(sqlite, postgres, name = "users")]
#[derive(Debug, Clone)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(default = Role::Guest)]
    pub role: Role,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<User> = db.select(..).from(users).filter(eq(users::role, Role::Guest)).all().await?;
    db.insert(users).values(NewUser::new().role(Role::Admin(1))).execute().await?;
    Ok(())
}

fn main() {}
