use drizzle::prelude::*;

#[table(postgres, sqlite, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(timestamp(3))]
    pub at: chrono::NaiveDateTime,
}

fn main() {}
