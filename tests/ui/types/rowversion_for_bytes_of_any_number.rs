use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(rowversion)]
    pub version: Vec<u8>,
}

fn main() {}
