//! The tables of the chapter for people who come from Drizzle, on PostgreSQL as there.
#![allow(missing_docs, reason = "the guide tells")]
use crate::{Outcome, on};
use chrono::{DateTime, Utc};
pub use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "roles")]
pub enum Role {
    Guest,
    User,
    Moderator,
    Admin,
}

#[table(postgres, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    #[column(unique)]
    pub email: String,
    pub age: Option<i32>,
    #[column(default = false)]
    pub verified: bool,
    #[column(default = Role::User)]
    pub role: Role,
    #[column(references(users::id))]
    pub parent_id: Option<i32>,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[table(postgres, name = "posts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
}

#[table(postgres, name = "comments")]
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    #[column(serial, primary_key)]
    pub id: i32,
    pub text: String,
    #[column(references(posts::id))]
    pub post_id: i32,
}

#[table(postgres, name = "accounts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    #[column(primary_key)]
    pub user_id: i32,
    pub balance: i64,
}

/// Runs a block on tables without rows.
pub fn empty(block: impl AsyncFnOnce(Db<Postgres>) -> Outcome) {
    on(async |db: Db<Postgres>| {
        db.create_schema_objects(schema![users, posts, comments, accounts])
            .execute()
            .await?;
        block(db).await
    });
}

/// Runs a block on John (1), Jane (2), who has written two posts, and Jim (3), Jane's child.
pub fn filled(block: impl AsyncFnOnce(Db<Postgres>) -> Outcome) {
    empty(async |db| {
        let user = |name: &str, age: i32| {
            let email = format!("{}@example.com", name.to_lowercase());
            NewUser::new().name(name).email(email).age(age)
        };
        db.insert(users)
            .values([user("John", 40), user("Jane", 40).verified(true)])
            .execute()
            .await?;
        db.insert(users)
            .values(user("Jim", 12).parent_id(2))
            .execute()
            .await?;
        db.insert(posts)
            .values(["One", "Two"].map(|title| NewPost::new().title(title).author_id(2)))
            .execute()
            .await?;
        db.insert(comments)
            .values(NewComment::new().text("Hi").post_id(1))
            .execute()
            .await?;
        db.insert(accounts)
            .values(
                [(1, 500), (2, 100)]
                    .map(|(id, balance)| NewAccount::new().user_id(id).balance(balance)),
            )
            .execute()
            .await?;
        block(db).await
    });
}
