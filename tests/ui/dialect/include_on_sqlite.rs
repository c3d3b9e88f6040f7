use drizzle::prelude::*;

#[table(cockroach, sqlite, name = "users")]
#[index(on(email), include(name))]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(80))]
    pub email: String,
    pub name: String,
}

fn main() {}
