use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(collate = "C")]
    pub value: i32,
}

fn main() {}
