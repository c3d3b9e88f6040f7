use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(bigint)]
    pub value: Option<i32>,
}

fn main() {}
