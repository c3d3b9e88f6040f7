use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(smalldatetime)]
    pub value: chrono::NaiveDate,
}

fn main() {}
