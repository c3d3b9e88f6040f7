use drizzle::prelude::*;

#[table(cockroach, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(tinyint)]
    pub visits: i16,
}

fn main() {}
