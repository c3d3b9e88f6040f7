//! Soft delete, tenants, versions, and times that are kept by themselves, in one table.
//!
//! `cargo run --example recipes`
use chrono::{DateTime, Utc};
use drizzle::prelude::*;

const TENANT: Scoped<i64> = scoped("tenant");

/// A note of one of the tenants.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "notes", filter = (is_null(notes::deleted_at), eq(notes::tenant_id, TENANT)))]
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub tenant_id: i64,
    pub text: String,
    #[column(default = 1)]
    pub version: i64,
    #[column(default_fn = Utc::now, on_update_fn = Utc::now)]
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Whether it was saved; if not, somebody else was faster.
async fn save(db: &impl Executor<Sqlite>, seen: &Note, text: &str) -> Result<bool, Error> {
    let saved = db
        .update(notes)
        .set(notes::text, text)
        .set(notes::version, notes::version + 1)
        .filter((eq(notes::id, seen.id), eq(notes::version, seen.version)))
        .execute()
        .await?;
    Ok(saved == 1)
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = Db::<Sqlite>::connect("sqlite::memory:").await?;
    db.create_table(notes).execute().await?;
    let new = |tenant, text| NewNote::new().tenant_id(tenant).text(text);
    db.insert(notes)
        .values([new(1, "ours"), new(1, "ours too"), new(2, "theirs")])
        .execute()
        .await?;

    // Nobody forgets the tenant: without it, nothing is sent.
    assert!(db.select(..).from(notes).all().await.is_err());
    let ours = db.scoped(TENANT, 1);
    let all: Vec<Note> = ours
        .select(..)
        .from(notes)
        .order_by(notes::id)
        .all()
        .await?;
    assert_eq!(all.len(), 2);

    // The second of two who have read the same version is told.
    assert!(save(&ours, &all[0], "first").await?);
    assert!(!save(&ours, &all[0], "second").await?);
    let again: Note = ours
        .select(..)
        .from(notes)
        .filter(eq(notes::id, 1))
        .one()
        .await?;
    println!("{again:?}");
    assert_eq!((again.text.as_str(), again.version), ("first", 2));
    assert!(again.updated_at >= all[0].updated_at);

    // Deleted, and back.
    let now = Utc::now();
    let one = || eq(notes::id, 1);
    ours.update(notes)
        .set(notes::deleted_at, now)
        .filter(one())
        .execute()
        .await?;
    assert_eq!(ours.count(notes).one().await?, 1);
    let back = ours.update(notes).set(notes::deleted_at, None);
    let back = back.filter((eq(notes::tenant_id, 1), one()));
    back.ignore_default_filters().execute().await?;
    assert_eq!(ours.count(notes).one().await?, 2);
    Ok(())
}
