use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User {
    #[column(primary_key(deferrable))]
    pub id: i32,
}

fn main() {}
