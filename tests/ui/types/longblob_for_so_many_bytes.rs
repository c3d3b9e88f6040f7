use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(longblob)]
    pub value: [u8; 16],
}

fn main() {}
