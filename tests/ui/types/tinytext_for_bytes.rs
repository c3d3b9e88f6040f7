use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(tinytext)]
    pub note: Vec<u8>,
}

fn main() {}
