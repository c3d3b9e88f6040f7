use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(sparsevec(3))]
    pub value: drizzle::types::Vector,
}

fn main() {}
