use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(double)]
    pub value: f32,
}

fn main() {}
