use drizzle::prelude::*;

#[table(mysql, sqlite, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub visits: u64,
}

fn main() {}
