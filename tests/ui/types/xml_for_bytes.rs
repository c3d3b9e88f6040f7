use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(xml)]
    pub value: Vec<u8>,
}

fn main() {}
