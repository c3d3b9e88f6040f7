use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = random_uuid())]
    pub value: String,
}

fn main() {}
