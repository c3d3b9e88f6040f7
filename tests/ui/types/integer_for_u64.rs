use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(integer)]
    pub value: u64,
}

fn main() {}
