use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(jsonb)]
    pub value: Vec<u8>,
}

fn main() {}
