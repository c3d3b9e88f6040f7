use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(sql_type)]
    pub price: f64,
}

fn main() {}
