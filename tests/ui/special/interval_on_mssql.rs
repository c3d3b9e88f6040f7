use drizzle::prelude::*;
use drizzle::types::Interval;

#[table(postgres, mssql, name = "visits")]
pub struct Visit {
    #[column(primary_key)]
    pub id: i32,
    pub stay: Interval,
}

fn main() {}
