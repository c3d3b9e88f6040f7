use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(rowversion)]
    pub version: [u8; 8],
}

fn main() {}
