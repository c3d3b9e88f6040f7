use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(numeric(10, 2))]
    pub value: f64,
}

fn main() {}
