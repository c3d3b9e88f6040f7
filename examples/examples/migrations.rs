//! Migrations that a program applies itself; the tool writes them: `drizzle-kit generate`.
//!
//! `cargo run --example migrations`
use drizzle::migrate::{Migration, Migrations, Migrator, Standing};
use drizzle::prelude::*;

fn migration(name: &'static str, sql: &'static str, down: &'static str) -> Migration {
    Migration {
        name: name.into(),
        sql: sql.into(),
        down: Some(down.into()),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let db = Db::<Sqlite>::connect("sqlite::memory:").await?;
    let first = migration(
        "20260101000000_first",
        "create table users (id integer primary key, name text not null);",
        "drop table users;",
    );
    let second = migration(
        "20260102000000_emails",
        "alter table users add column email text;\n--> statement-breakpoint\ncreate unique index users_email_key on users (email);",
        "drop index users_email_key;\n--> statement-breakpoint\nalter table users drop column email;",
    );

    let then = Migrator::new(Migrations::new([first.clone()])?);
    println!("applied {:?}", then.run(&db).await?);

    // The next version of the program has one more.
    let now = Migrator::new(Migrations::new([first, second])?);
    for status in now.status(&db).await? {
        println!("{}: {:?}", status.name, status.standing);
    }
    assert_eq!(now.run(&db).await?, ["20260102000000_emails"]);
    assert!(now.run(&db).await?.is_empty());
    let standing: Vec<_> = now.status(&db).await?.iter().map(|s| s.standing).collect();
    assert_eq!(standing, [Standing::Applied, Standing::Applied]);

    println!("undone {:?}", now.rollback(&db, 1).await?);
    let columns: Vec<String> = db
        .rows(sql!("select name from pragma_table_info('users')"))
        .await?;
    assert_eq!(columns, ["id", "name"]);
    Ok(())
}
