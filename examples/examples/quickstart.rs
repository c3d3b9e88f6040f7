//! The main job in one page, on an embedded SQLite: a schema, an insert, a typed join, a transaction.
//!
//! `cargo run --example quickstart`
use chrono::{DateTime, Utc};
use drizzle::prelude::*;

#[table(sqlite, postgres, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = 0)]
    pub balance: i64,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
}

#[table(sqlite, postgres, name = "posts")]
#[index(posts_author_idx, on(author_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub title: String,
    #[column(references(users::id, on_delete = cascade))]
    pub author_id: i64,
}

/// Works on a database and within a transaction.
async fn transfer(
    db: &impl Executor<Sqlite>,
    from: i64,
    to: i64,
    amount: i64,
) -> Result<(), Error> {
    let balance = db
        .select(users::balance)
        .from(users)
        .filter(eq(users::id, from))
        .one()
        .await?;
    if balance < amount {
        return Err(Error::other(format!("{balance} is less than {amount}")));
    }
    db.update(users)
        .set(users::balance, users::balance - amount)
        .filter(eq(users::id, from))
        .execute()
        .await?;
    db.update(users)
        .set(users::balance, users::balance + amount)
        .filter(eq(users::id, to))
        .execute()
        .await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = Db::<Sqlite>::connect("sqlite::memory:").await?;
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;

    // The insert model knows which columns are required; what is returned is the row.
    let ada = db
        .insert(users)
        .values(
            NewUser::new()
                .name("Ada")
                .email("ada@example.org")
                .balance(100),
        )
        .returning(..)
        .one()
        .await?;
    let grace = db
        .insert(users)
        .values(NewUser::new().name("Grace").email("grace@example.org"))
        .returning(..)
        .one()
        .await?;
    db.insert(posts)
        .values(vec![
            NewPost::new().title("On the engine").author_id(ada.id),
            NewPost::new().title("Notes").author_id(ada.id),
        ])
        .execute()
        .await?;

    // The type follows the SQL: a left join makes the post an `Option`.
    let rows: Vec<(User, Option<Post>)> = db
        .select(..)
        .from(users)
        .left_join(posts, eq(posts::author_id, users::id))
        .order_by((users::name, posts::title))
        .all()
        .await?;
    for (user, post) in &rows {
        println!(
            "{:<6} {}",
            user.name,
            post.as_ref().map_or("-", |post| &post.title)
        );
    }

    // Named fields, a correlated subquery, and no struct to declare.
    let counts = db
        .select(fields! {
            name: users::name,
            posts: select(count(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar(),
        })
        .from(users)
        .order_by(users::id)
        .all()
        .await?;
    for row in &counts {
        println!("{} wrote {} posts", row.name, row.posts);
    }

    // A transaction: all of it, or nothing.
    db.transaction(async |tx| transfer(tx, ada.id, grace.id, 30).await)
        .await?;
    let refused = db
        .transaction(async |tx| transfer(tx, ada.id, grace.id, 1_000).await)
        .await;
    println!("a second transfer was refused: {}", refused.is_err());

    let balances = db
        .select((users::name, users::balance))
        .from(users)
        .order_by(users::id)
        .all()
        .await?;
    println!("{balances:?}");
    assert_eq!(balances, [("Ada".to_owned(), 70), ("Grace".to_owned(), 30)]);

    // A repeated e-mail address is a typed error with the table and the column.
    let again = db
        .insert(users)
        .values(NewUser::new().name("Ada II").email("ada@example.org"))
        .execute()
        .await;
    match again {
        Err(Error::Unique(violation)) => {
            println!("taken: {:?} of {:?}", violation.columns, violation.table)
        }
        other => println!("unexpected: {other:?}"),
    }
    Ok(())
}
