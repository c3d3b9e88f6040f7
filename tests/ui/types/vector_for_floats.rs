use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(vector(3))]
    pub value: Vec<f32>,
}

fn main() {}
