//! The schema of the guide, which the chapter on schemas shows, and a few rows.
#![allow(missing_docs, reason = "the guide tells")]
use crate::{Outcome, Server, on};
use chrono::{DateTime, Utc};
pub use drizzle::prelude::*;
use drizzle::schema::TableOn;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Guest,
    Member,
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = Role::Member)]
    pub role: Role,
    pub age: Option<i32>,
    #[column(references(users::id))]
    pub invited_by: Option<i64>,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[index(posts_author_idx, on(author_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub title: String,
    #[column(default = false)]
    pub published: bool,
    #[column(default = 0)]
    pub views: i64,
    #[column(references(users::id))]
    pub author_id: i64,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "comments")]
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub text: String,
    #[column(references(posts::id))]
    pub post_id: i64,
    #[column(references(users::id))]
    pub author_id: Option<i64>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "tags")]
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(unique)]
    pub word: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts_to_tags")]
#[primary_key(post_id, tag_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct PostToTag {
    #[column(references(posts::id))]
    pub post_id: i64,
    #[column(references(tags::id))]
    pub tag_id: i64,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "accounts")]
#[check(not_overdrawn, "balance >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    #[column(primary_key, references(users::id))]
    pub user_id: i64,
    pub balance: i64,
}

relations! {
    users {
        posts: many(posts),
        inviter: one(users) on (invited_by => id),
        invited: many(users),
    }
    posts {
        author: one(users) on (author_id => id),
        comments: many(comments),
        tags: many(tags) through posts_to_tags(post_id => tag_id),
    }
    comments {
        post: one(posts) on (post_id => id),
        author: one(users) on (author_id => id),
    }
    tags {
        posts: many(posts) through posts_to_tags(tag_id => post_id),
    }
}

/// Runs a block on a filled SQLite in memory.
pub fn blog(block: impl AsyncFnOnce(Db<Sqlite>) -> Outcome) {
    blog_on(block);
}

/// Runs a block on a filled database.
pub fn blog_on<D: Server>(block: impl AsyncFnOnce(Db<D>) -> Outcome)
where
    users::users: TableOn<D>,
    posts::posts: TableOn<D>,
    comments::comments: TableOn<D>,
    tags::tags: TableOn<D>,
    posts_to_tags::posts_to_tags: TableOn<D>,
    accounts::accounts: TableOn<D>,
{
    on(async |db: Db<D>| {
        fill(&db).await?;
        block(db).await
    });
}

/// Ada (36) has invited Grace (45) and Linus; Ada and Grace have written two posts each.
async fn fill<D: Server>(db: &Db<D>) -> Result<(), Error>
where
    users::users: TableOn<D>,
    posts::posts: TableOn<D>,
    comments::comments: TableOn<D>,
    tags::tags: TableOn<D>,
    posts_to_tags::posts_to_tags: TableOn<D>,
    accounts::accounts: TableOn<D>,
{
    db.create_schema_objects(schema![
        users,
        posts,
        comments,
        tags,
        posts_to_tags,
        accounts
    ])
    .execute()
    .await?;
    // Not every database counts from 1, so keys are asked for.
    let id_of = async |name: &str| {
        let query = db.select(users::id).from(users);
        query.filter(eq(users::name, name)).one().await
    };
    let user = |name: &str| {
        let email = format!("{}@example.org", name.to_lowercase());
        NewUser::new().name(name).email(email)
    };
    let ada = user("Ada").age(36).role(Role::Admin);
    db.insert(users).values(ada).execute().await?;
    let ada = id_of("Ada").await?;
    for new in [
        user("Grace").age(45).invited_by(ada),
        user("Linus").invited_by(ada),
    ] {
        db.insert(users).values(new).execute().await?;
    }
    let grace = id_of("Grace").await?;
    let mut post_ids = Vec::new();
    for (title, author, published, views) in [
        ("On the engine", ada, true, 120),
        ("Notes", ada, false, 0),
        ("Compilers", grace, true, 300),
        ("A moth in the relay", grace, true, 45),
    ] {
        let new = NewPost::new()
            .title(title)
            .author_id(author)
            .published(published)
            .views(views);
        db.insert(posts).values(new).execute().await?;
        let query = db.select(posts::id).from(posts);
        post_ids.push(query.filter(eq(posts::title, title)).one().await?);
    }
    for (text, post, author) in [
        ("First!", post_ids[0], Some(grace)),
        ("How long did it take?", post_ids[0], None),
        ("Now I see", post_ids[2], Some(ada)),
    ] {
        let new = NewComment::new().text(text).post_id(post).author_id(author);
        db.insert(comments).values(new).execute().await?;
    }
    let mut tag_ids = Vec::new();
    for word in ["history", "hardware"] {
        let new = NewTag::new().word(word);
        db.insert(tags).values(new).execute().await?;
        let query = db.select(tags::id).from(tags);
        tag_ids.push(query.filter(eq(tags::word, word)).one().await?);
    }
    for (post, tag) in [(0, 0), (3, 0), (3, 1)] {
        let new = NewPostToTag::new()
            .post_id(post_ids[post])
            .tag_id(tag_ids[tag]);
        db.insert(posts_to_tags).values(new).execute().await?;
    }
    for (user, balance) in [(ada, 100), (grace, 50)] {
        let new = NewAccount::new().user_id(user).balance(balance);
        db.insert(accounts).values(new).execute().await?;
    }
    Ok(())
}
