use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(varbit(8))]
    pub value: Vec<u8>,
}

fn main() {}
