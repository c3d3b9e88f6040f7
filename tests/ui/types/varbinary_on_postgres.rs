use drizzle::prelude::*;

#[table(mysql, postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(varbinary(16))]
    pub key: Vec<u8>,
}

fn main() {}
