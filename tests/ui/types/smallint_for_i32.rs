use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(smallint)]
    pub value: i32,
}

fn main() {}
