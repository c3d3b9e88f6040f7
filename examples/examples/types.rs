//! Column types, and some of one's own.
//!
//! `cargo run --example types`
use chrono::{DateTime, NaiveDate, Utc};
use drizzle::prelude::*;
use serde_json::json;

/// A key that no other number can be mistaken for.
#[derive(SqlType, Debug, Clone, Copy, PartialEq)]
pub struct EventId(pub i64);

/// Stored as the numbers.
#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(smallint)]
pub enum Weight {
    /// Less than others.
    Light = 1,
    /// More.
    Heavy = 10,
}

/// A row with many types.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "events")]
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    #[column(primary_key)]
    pub id: EventId,
    pub at: DateTime<Utc>,
    pub day: Option<NaiveDate>,
    pub weight: Weight,
    pub hash: [u8; 4],
    pub body: serde_json::Value,
    pub score: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let db = Db::<Sqlite>::connect("sqlite::memory:").await?;
    db.create_table(events).execute().await?;
    let event = Event {
        id: EventId(7),
        at: "2024-02-29T12:30:00.123456Z".parse()?,
        day: NaiveDate::from_ymd_opt(2024, 2, 29),
        weight: Weight::Heavy,
        hash: [0xde, 0xad, 0xbe, 0xef],
        body: json!({ "user": { "name": "Ada", "tags": ["new", "paying"] } }),
        score: 0.1,
    };
    let new = NewEvent::new()
        .id(event.id)
        .at(event.at)
        .day(event.day)
        .weight(event.weight)
        .hash(event.hash)
        .body(event.body.clone())
        .score(event.score);
    db.insert(events).values(new).execute().await?;
    // What was written is what is read, to the last digit.
    let read: Event = db
        .select(..)
        .from(events)
        .filter(eq(events::id, EventId(7)))
        .one()
        .await?;
    assert_eq!(read, event);
    // Into a document.
    let second: Option<String> = db
        .select(events::body.path("user.tags[1]").as_text())
        .from(events)
        .filter(eq(events::weight, Weight::Heavy))
        .one()
        .await?;
    println!("{read:#?}\nsecond tag: {second:?}");
    assert_eq!(second.as_deref(), Some("paying"));
    Ok(())
}
