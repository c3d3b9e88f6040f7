use drizzle::prelude::*;

#[table(postgres, name = "users")]
#[index(on(email), include(nmae))]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub email: String,
    pub name: String,
}

fn main() {}
