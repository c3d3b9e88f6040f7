use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub timeout: Option<chrono::TimeDelta>,
}

fn main() {}
