use drizzle::prelude::*;

#[table(sqlite, mariadb, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

fn main() {}
