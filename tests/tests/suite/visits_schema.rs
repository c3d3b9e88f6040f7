//! A table of dates, times, numbers and bits.
use drizzle::prelude::*;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "visits")]
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    #[column(primary_key)]
    pub id: i32,
    pub on: chrono::NaiveDate,
    pub at: chrono::DateTime<chrono::Utc>,
    pub local: chrono::NaiveDateTime,
    pub flags: i32,
    pub price: f64,
}

/// An FTS5 table.
#[table(sqlite, name = "docs")]
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    pub title: String,
    pub body: String,
}
