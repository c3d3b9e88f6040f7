use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(smallmoney)]
    pub value: i32,
}

fn main() {}
