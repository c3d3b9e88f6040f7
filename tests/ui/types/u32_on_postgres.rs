use drizzle::prelude::*;

#[table(sqlite, mysql, postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub visits: Option<u32>,
}

fn main() {}
