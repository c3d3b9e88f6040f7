use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub visits: i8,
}

fn main() {}
