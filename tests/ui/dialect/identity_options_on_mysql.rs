use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key, identity(start = 100))]
    pub id: i32,
}

fn main() {}
