//! Instants in columns of every type that holds them.
#![allow(dead_code, reason = "each dialect is a feature")]
use chrono::{DateTime, Utc};
use drizzle::prelude::*;

#[table(sqlite, postgres, mysql, cockroach, mssql)]
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    #[column(primary_key)]
    pub id: i32,
    pub zoned: DateTime<Utc>,
    #[column(timestamptz)]
    pub named: DateTime<Utc>,
    #[column(timestamp)]
    pub plain: DateTime<Utc>,
    #[column(timestamp)]
    pub maybe: Option<DateTime<Utc>>,
    #[column(default = now())]
    pub zoned_now: DateTime<Utc>,
    #[column(timestamp, default = now())]
    pub plain_now: DateTime<Utc>,
    #[column(default = now())]
    pub seconds_now: UnixSeconds<DateTime<Utc>>,
    #[column(default = now())]
    pub millis_now: UnixMillis<DateTime<Utc>>,
}
