use drizzle::prelude::*;

#[table(mysql, mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(timestamptz(7))]
    pub at: chrono::DateTime<chrono::Utc>,
}

fn main() {}
