use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(charset = "latin1")]
    pub value: Vec<u8>,
}

fn main() {}
